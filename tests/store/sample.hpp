// Small batches said in words, and a file's content as text, so that tests can compare the two.
#pragma once

#include <string>

#include "model/batch.hpp"
#include "store/file/store.hpp"

namespace sample {

/// Rows in the order they are said; each gets the next line of "sample.csv".
class Rows {
 public:
  Rows() { batch_.files.push_back("sample.csv"); }

  Rows& company(const std::string& key, const std::string& name = {}, std::vector<std::string> aliases = {});
  Rows& company(capex::core::Company company);
  Rows& group(const std::string& key, const std::vector<std::string>& members);
  Rows& member(const std::string& group, const std::string& company, const std::string& since = {},
               const std::string& until = {});
  Rows& measure(const std::string& key, capex::core::MeasureKind kind, const std::string& unit = {},
                const std::string& terms = {});
  Rows& source(const std::string& key, const std::string& known_on,
               capex::core::SourceKind kind = capex::core::SourceKind::press);
  /// An amount as people write it, of capex, actual, total, in CNY unless said otherwise.
  Rows& figure(const std::string& company, const std::string& period, const std::string& amount,
               const std::string& source, const std::string& currency = "CNY", const std::string& measure = "capex",
               const std::string& words = {}, const std::string& variant = {});
  Rows& claim(capex::core::ClaimRow claim);
  Rows& growth_claim(const std::string& key, const std::string& company, const std::string& period,
                     const std::string& base, const std::string& growth, const std::string& source);
  Rows& rate(const std::string& provider, const std::string& base, const std::string& quote, const std::string& day,
             const std::string& rate, const std::string& known_on = {});

  const capex::core::Batch& batch() const { return batch_; }
  capex::core::Batch& batch() { return batch_; }

 private:
  capex::core::RowPlace next() { return {0, ++line_}; }

  capex::core::Batch batch_;
  std::int32_t line_ = 1;  // the header
};

/// Three companies and a group, two sources, a figure each, a claim, two rates.
Rows chinese_capex();

/// What a load is recorded with: a hash of its own for each name.
capex::core::ImportInfo from(const std::string& file);

/// Loads all of it; a problem is an error of the test.
capex::core::LoadCounts load(capex::core::Store& store, const Rows& rows, const std::string& file = "sample.csv");
/// The same of an input that is known since a day.
capex::core::LoadCounts load_known_on(capex::core::Store& store, const Rows& rows, const std::string& file,
                                      const std::string& day);
/// Loads and gives the problems back as text, a line each; what is good is kept.
std::string problems_of(capex::core::Store& store, const Rows& rows);

/// The whole content, a row a line, in the order of export.
std::string content(const capex::core::Store& store);

/// The bytes of a file.
std::string bytes(const std::string& path);

}  // namespace sample
