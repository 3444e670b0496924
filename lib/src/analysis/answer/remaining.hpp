// What guidance leaves for the rest of a period once part of it is reported: "64-72bn for the year" less 29.5bn for its
// first half is 34.5-42.5bn for the second. The one sum that mixes bases, because it is asked for.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace capex::core {

enum class Outlook {
  remains,           // part of the period is reported
  no_guidance,       // none for the period that was known by then
  nothing_reported,  // no figures add up to any beginning of it
  all_reported,      // nothing remains: compare guidance and actual instead
};
/// "nothing_reported"
std::string_view to_string(Outlook outlook);

struct Remaining {
  Label label;  // that the guidance is for
  Outlook outlook = Outlook::no_guidance;
  Observation guidance;
  Observation reported;  // actual, of the longest beginning of the period; of all of it where that is reported
  /// Of the days after that: guidance less reported, bounds less bounds, with the flag mixed_basis; a limit where the
  /// guidance is one. Missing unless the outlook is `remains`.
  Observation rest;
};

/// One a label, as of the question's day; its basis is not looked at. Guidance is of the first of the measures that has
/// any for a label; actuals are of the same measure and scope in its currency, else of the first other measure that has
/// some, with the flag mixed_definitions. Where a currency is asked for all three are converted, the rest by its own
/// days: a period that is not over has no average, so a rate has to be named.
std::vector<Remaining> remaining(const CompanyRecord& record, const Question& question,
                                 const std::vector<Label>& labels, const RateTable& rates);

}  // namespace capex::core
