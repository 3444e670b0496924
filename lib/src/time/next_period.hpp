// The period that whoever stated some will state next.
#pragma once

#include <optional>
#include <span>

#include "time/label.hpp"

namespace capex::core {

struct NextPeriod {
  Period days;
  Label label;
};

/// Whether it ends later, or on the same day and is shorter.
bool is_newer(const Period& a, const Period& b);

/// What begins where the newest of them ends: a quarter, half or year, as the shortest that ends there, or as what lies
/// between that end and the one before, whichever is shorter, so that who states six months and then nine is asked for
/// a quarter. It ends with a quarter of the fiscal calendar where one begins about there; else so many months later.
/// Nothing of no periods.
std::optional<NextPeriod> next_period(std::span<const Period> stated, const FiscalCalendar& calendar);

}  // namespace capex::core
