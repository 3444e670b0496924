#include "io/filer.hpp"

#include <algorithm>
#include <map>

namespace capex {
namespace {

constexpr std::int32_t shortest_year = 350;  // days; 52 weeks are 364

/// Forms in which a whole fiscal year is reported, amended (10-K/A) or not.
bool is_annual(std::string_view form) {
  return form.starts_with("10-K") || form.starts_with("20-F") || form.starts_with("40-F");
}

/// How many yearly facts of a filing end on a day.
using EndsOfFilings = std::map<std::int32_t, std::map<std::int32_t, int>>;

std::vector<Date> main_ends(const EndsOfFilings& filings) {
  std::vector<Date> ends;
  for (const auto& [filing, facts_of_end] : filings) {
    const auto most = std::max_element(facts_of_end.begin(), facts_of_end.end(),
                                       [](const auto& a, const auto& b) { return a.second <= b.second; });
    ends.push_back(date_of(most->first));
  }
  return ends;
}

}  // namespace

std::vector<Date> fiscal_year_ends(const FiledFacts& facts) {
  EndsOfFilings annual, others;
  for (const FiledFact& fact : facts.facts) {
    if (fact.last - fact.first + 1 < shortest_year) continue;
    const Filing& filing = facts.filings[static_cast<std::size_t>(fact.filing)];
    ++(is_annual(filing.form) ? annual : others)[fact.filing][fact.last];
  }
  return main_ends(annual.empty() ? others : annual);
}

}  // namespace capex
