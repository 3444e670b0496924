// What is entered by hand, in the words of the tidy CSV files: each member is a column, and what is left empty has the
// column's default.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace capex {

/// A company that is there already keeps what it is said to be; what it lacks is filled.
struct CompanyEntry {
  std::string key;        // "alibaba"
  std::string name = {};  // "Alibaba Group"; of a new one else the key
  std::string reporting_currency = {};
  std::string fiscal_year_end = {};     // "03-31", "last Saturday of September"; else 12-31
  std::string fiscal_year_offset = {};  // "-1" where years are named for the calendar year they begin in
  std::string long_quarter = {};        // the quarter that takes a 53rd week; else 4
  std::string country = {};             // ISO 3166-1 alpha-2
  std::string ticker = {};
  std::string cik = {};
  std::string lei = {};
  std::vector<std::string> aliases = {};
  std::vector<std::string> members = {};  // makes it a group of these
};

/// What a company is from now on. What is left out stays; an empty ticker, CIK or LEI is taken away.
struct CompanyChange {
  std::optional<std::string> key = {}, name = {}, country = {}, reporting_currency = {};
  std::optional<std::string> fiscal_year_end = {}, fiscal_year_offset = {}, long_quarter = {};
  std::optional<std::string> ticker = {}, cik = {}, lei = {};
  std::vector<std::string> aliases = {};  // beside those it has
};

struct SourceEntry {
  std::string key;        // "ft-2024-08", an accession number
  std::string publisher;  // "Financial Times"
  std::string kind;       // filing, release, vendor or press: its rank
  std::string known_on;   // the day it became public, else the day it was found: "2024-08-26"
  std::string title = {};
  std::string url = {};
  std::string note = {};
};

struct FigureEntry {
  std::string company;                        // key, alias or ticker
  std::string period;                         // "2024H1", "FY2025", "2024-06-30"
  std::string amount;                         // as the source writes it: "23bn", ">12bn", "60-65bn", "230.88亿"
  std::string currency = {};                  // unless the amount names it; none for counts
  std::string source;                         // the document that states it
  std::string measure = {};                   // else capex
  std::string basis = {};                     // else actual
  std::string scope = {};                     // else total
  std::string decimals = {};                  // precision where the way of writing misleads: "-9" is billions
  std::string words = {};                     // the source's own
  std::optional<SourceEntry> described = {};  // the source, where the file does not know it yet; without a key
};

struct ClaimEntry {
  std::string key = {};  // else "ft-2024-08/alibaba-growth-2024H1"
  std::string kind;      // growth, equivalent, total, share
  std::string company;
  std::string period;
  std::string stated;  // "+123%", "doubled", "7bn"
  std::string currency = {};
  std::string source;      // the document that says so
  std::string parts = {};  // "period=2023H1"; "company=alibaba; company=tencent"
  std::string measure = {};
  std::string basis = {};
  std::string scope = {};
  std::string decimals = {};
  std::string words = {};
  std::string note = {};
  std::optional<SourceEntry> described = {};
};

struct RateEntry {
  std::string provider;  // "ecb", a name of your own
  std::string base;      // 1 of this currency ...
  std::string quote;     // ... in this one
  std::string day;
  std::string rate;  // "7.2673"
};

}  // namespace capex
