// Which days a figure of the SEC's quarterly data sets is of. Those round them: the end to the nearest end of a month,
// the length to a whole number of quarters, 0 for a day. The exact days are those of a period that is known to round
// to that, and where none is known, or two are, there are none: they are never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "time/period.hpp"

namespace capex::core {

/// `ddate` and `qtrs`.
struct RoundedPeriod {
  Date end;
  int quarters = 0;

  bool operator==(const RoundedPeriod&) const = default;
};

/// Whether the days round to that. A day as near to the end of a month as to that of the month before rounds to either;
/// a quarter has 91 days, and what is of 0 quarters is a single day.
bool rounds_to(const Period& days, const RoundedPeriod& rounded);

struct ExactDays {
  std::optional<Period> days;
  bool several = false;  // where there are none: two periods differ, else none is known
};

/// The one period of those that the filing itself states; where it states none such, of all that its filer has stated.
ExactDays exact_days(const RoundedPeriod& rounded, std::span<const Period> of_filing, std::span<const Period> of_filer);

}  // namespace capex::core
