// What the SEC's own directory says of who files: `submissions` documents (data.sec.gov/submissions), one a filer, and
// company_tickers.json, one for all that are traded.
//
// Of a submissions document what stands beside its list of filings is read: names, tickers, where they are traded,
// industry. Its fiscalYearEnd is the last day that was once used, not the rule, and its states are no countries.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace capex::core {

struct FilerHead {
  std::string cik;                        // ten digits; empty where the document names none
  std::string name;                       // "AMPHENOL CORP /DE/"
  std::vector<std::string> former_names;  // the newest first
  std::vector<std::string> tickers;       // the first is the one it is known by
  std::vector<std::string> exchanges;     // one a ticker; empty where it is not listed
  std::string industry;                   // the code of four digits: "3674"; empty for none
  std::string industry_name;              // "Semiconductors & Related Devices"
  std::string year_end;                   // month and day, "1231"; empty for none
};

/// Whether a file or member is named for the filer whose document it is, "CIK0000320193.json", and for whom.
std::string cik_of_name(std::string_view name);

/// Error{parse}, naming the place, when it is no JSON object. What it has of another type than these is passed over.
FilerHead read_filer_head(std::string_view json, const std::string& name);

/// A row of company_tickers.json for each ticker of a filer, in the document's order, by which the largest come first.
struct ListedFiler {
  std::string name;
  std::vector<std::string> tickers;
};

/// By CIK of ten digits. Error{parse} when it is no JSON object, or not one row of it names a ticker.
std::map<std::string, ListedFiler> read_tickers(std::string_view json, const std::string& name);

}  // namespace capex::core
