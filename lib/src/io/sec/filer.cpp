#include "io/sec/filer.hpp"

#include <algorithm>
#include <map>

namespace capex::core {
namespace {

constexpr std::int32_t shortest_year = 350;       // days; 52 weeks are 364
constexpr std::int32_t shortest_transition = 28;  // a month

/// Forms in which a whole fiscal year is reported, amended (10-K/A) or not.
bool is_annual(std::string_view form) {
  return form.starts_with("10-K") || form.starts_with("20-F") || form.starts_with("40-F");
}

/// A report of the months between two fiscal calendars, the last of which is the last of the new one's year.
bool is_of_transition(std::string_view form) {
  return form.starts_with("10-KT");
}

/// How many yearly facts of a filing end on a day; of a report of a transition, how many of a month or more.
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

/// Where the period of each report of a transition ended: it is the newest, and as much is said of it as of others.
std::vector<Date> newest_ends(const EndsOfFilings& filings) {
  std::vector<Date> ends;
  for (const auto& [filing, facts_of_end] : filings) {
    int most = 0;
    for (const auto& [end, count] : facts_of_end) most = std::max(most, count);
    const auto newest = std::find_if(facts_of_end.rbegin(), facts_of_end.rend(),
                                     [most](const auto& of_end) { return 2 * of_end.second >= most; });
    ends.push_back(date_of(newest->first));
  }
  return ends;
}

}  // namespace

std::vector<Date> fiscal_year_ends(const FiledFacts& facts) {
  EndsOfFilings annual, others, of_transition;
  for (const FiledFact& fact : facts.facts) {
    const Filing& filing = facts.filings[static_cast<std::size_t>(fact.filing)];
    if (is_of_transition(filing.form) && fact.last - fact.first + 1 >= shortest_transition) {
      ++of_transition[fact.filing][fact.last];
    }
    if (fact.last - fact.first + 1 < shortest_year) continue;
    ++(is_annual(filing.form) ? annual : others)[fact.filing][fact.last];
  }
  std::vector<Date> ends = main_ends(annual.empty() ? others : annual);
  const std::vector<Date> changed = newest_ends(of_transition);
  ends.insert(ends.end(), changed.begin(), changed.end());
  return ends;
}

}  // namespace capex::core
