// Labels as whole months, counted in the calendar or in the fiscal year. Calendar years, halves, quarters and months
// and their fiscal namesakes follow the same arithmetic; only resolve() tells them apart.
#pragma once

#include <optional>

#include "time/label.hpp"

namespace capex::core {

struct MonthSpan {
  int begin;   // months since the beginning of year 0, calendar or fiscal
  int length;  // in months, > 0

  int end() const { return begin + length; }
};

/// Nothing for a day, and for days and trailing years that are not whole months.
std::optional<MonthSpan> month_span(const Label& label);
std::optional<MonthSpan> month_span(const Period& period);

/// The year, half, quarter, nine months or (calendar only) month; nothing when the span is none of them.
std::optional<Label> label_of(const MonthSpan& span, bool fiscal);

/// The calendar days of the span.
Period days_of(const MonthSpan& span);

/// How many of a period's days the one that lies a year, half or quarter before it may hold, too: 53 weeks are up to 6
/// days longer than a year, 14 weeks up to 9 than a quarter.
constexpr int most_overlap = 9;

/// How many months a step is.
int months_of(Step step);
bool is_fiscal(Step step);

}  // namespace capex::core
