// What is entered by hand, in the words of the tidy CSV files: each member is a column, and what is left empty has the
// column's default.
#pragma once

#include <string>
#include <vector>

namespace capex {

struct CompanyEntry {
  std::string key;        // "alibaba"
  std::string name = {};  // "Alibaba Group"
  std::string reporting_currency = {};
  std::string fiscal_year_end = {};  // "03-31", "last Saturday of September"; else 12-31
  std::string country = {};          // ISO 3166-1 alpha-2
  std::string ticker = {};
  std::string cik = {};
  std::string lei = {};
  std::vector<std::string> aliases = {};
  std::vector<std::string> members = {};  // makes it a group of these
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
  std::string company;        // key, alias or ticker
  std::string period;         // "2024H1", "FY2025", "2024-06-30"
  std::string amount;         // as the source writes it: "23bn", ">12bn", "60-65bn", "230.88亿"
  std::string currency = {};  // unless the amount names it; none for counts
  std::string source;         // the document that states it
  std::string measure = {};   // else capex
  std::string basis = {};     // else actual
  std::string scope = {};     // else total
  std::string decimals = {};  // precision where the way of writing misleads: "-9" is billions
  std::string words = {};     // the source's own
};

struct ClaimEntry {
  std::string key;
  std::string kind;  // growth, equivalent, total, share
  std::string company;
  std::string period;
  std::string stated;  // "+123%", "doubled", "7bn"
  std::string currency = {};
  std::string source;
  std::string parts = {};  // "period=2023H1"; "company=alibaba; company=tencent"
  std::string measure = {};
  std::string basis = {};
  std::string scope = {};
  std::string words = {};
  std::string note = {};
};

struct RateEntry {
  std::string provider;  // "ecb", a name of your own
  std::string base;      // 1 of this currency ...
  std::string quote;     // ... in this one
  std::string day;
  std::string rate;  // "7.2673"
};

}  // namespace capex
