// From what the SEC's directory says of a filer to rows: a short key, the words by which people know it, and the groups
// that it is sorted into, its industry (sic-3674, also called sic:3674) and where it is traded (exchange-nasdaq).
//
// A word that another company of the file has already, or that another filer is listed under, is left to that one.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ask/entry/filer_directory.hpp"
#include "model/batch.hpp"
#include "store/load/load.hpp"

namespace capex::core {

class FilerRows {
 public:
  /// Both outlive it. The directory is not empty.
  FilerRows(const Load& load, const FilerDirectory& directory) : load_(&load), directory_(&directory) {}

  /// A company that the file does not know, as its facts describe it, under the names of the directory: key, name,
  /// ticker, aliases.
  Company named(Company described, const FilerHead& head) const;
  /// What a company of the file lacks of the directory's words; nothing where it lacks none.
  std::optional<CompanyRow> lacking(const Company& stored, const FilerHead& head) const;
  /// The company's groups and that it is a member of them. What it says of one of the file that is of another industry:
  /// a sentence, as the file's stands.
  std::string add_groups(const Company& company, const FilerHead& head, Batch& batch);

 private:
  std::vector<std::string> tickers_of(const Company& company, const FilerHead& head) const;
  bool is_free(const std::string& word, const std::string& cik) const;
  std::string free_key(const Company& company, const std::vector<std::string>& tickers) const;
  /// Those of the words that the company has not and nobody else has.
  std::vector<std::string> aliases_of(const Company& company, const std::vector<std::string>& words) const;
  void add_member(const Company& company, const Company& group, Batch& batch);

  const Load* load_;
  const FilerDirectory* directory_;
  std::set<std::string> groups_;  // that are there, by key
};

/// The last month of the fiscal years that end on about a day such as "1231"; nothing where that is no day.
std::optional<int> month_of_year_end(const std::string& day);
/// Whether years of the calendar end within ten days of such a day: the directory tells the last day that was once
/// used.
bool ends_about(const FiscalCalendar& calendar, const std::string& day);

}  // namespace capex::core
