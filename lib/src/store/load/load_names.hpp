// Natural keys to the numbers of the file, for one load: each name is looked up once. Periods, providers and
// variants are made on their first use; everything else has to be there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/company.hpp"
#include "model/measure.hpp"
#include "model/source.hpp"
#include "store/sqlite/connection.hpp"
#include "time/label.hpp"

namespace capex::core::store {

class LoadNames {
 public:
  explicit LoadNames(sqlite::Connection& connection) : connection_(&connection) {}

  /// By key, ticker, alias, CIK or name. Error{not_found}, or Error{conflict} for a name that several have.
  const Company& company(const std::string& name);
  const Measure& measure(const std::string& key);
  const Source& source(const std::string& key);

  /// The period_id; Error{parse} for one that is too long to be stored.
  std::int64_t period(const Period& period);
  /// Error{not_found} for one that is not of the list.
  std::int64_t currency(Currency currency) const;
  std::int64_t provider(const std::string& key);
  /// The number of a definition other than a measure's own.
  VariantId variant(const std::string& key);

 private:
  /// Of a table with nothing but keys; a new key is added.
  std::int64_t numbered(const std::string& key, const char* what, const char* find, const char* add);
  /// Error{not_found}: what, and a near name, or what to do otherwise.
  [[noreturn]] void refuse(std::string (*near)(sqlite::Connection&, std::string_view), const std::string& what,
                           const std::string& name, const char* otherwise);

  sqlite::Connection* connection_;
  int suggestions_left_ = 100;  // each reads every name there is
  std::unordered_map<std::string, Company> companies_;
  std::unordered_map<std::string, Measure> measures_;
  std::unordered_map<std::string, Source> sources_;
  std::unordered_map<std::int64_t, Period> periods_;
  std::unordered_map<std::string, std::int64_t> providers_;
};

/// Error{conflict} unless money is in a currency and a count in none.
void require_unit(const Measure& measure, Currency currency);

/// Lower-case letters, digits, '-' and '.': what keys of companies, measures and providers are made of.
bool is_key(const std::string& text);
inline constexpr const char* key_form = "lower-case letters, digits, '-' and '.', the first no '-',";

}  // namespace capex::core::store
