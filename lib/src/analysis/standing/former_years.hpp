// Fiscal years from before a company changed its year end.
//
// A company has one fiscal calendar, that of its newest years. Those before a change were kept by another, and are
// called by the names of that time: they are told by what was filed. Stated years that the calendar does not make, one
// after the other, end before the first that it makes, and a transition of less than a year leads from them to it.
#pragma once

#include <optional>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "time/label.hpp"

namespace capex::core {

/// A fiscal year that was kept by another calendar than the company's present one.
struct FormerYear {
  Period period;
  FiscalCalendar calendar;
  int year;  // its name
};

/// In the order of time; none where the figures tell of no change.
std::vector<FormerYear> former_years(Timeline& timeline, const FiscalCalendar& calendar);

/// The calendar by which the fiscal year of that name was kept.
FiscalCalendar calendar_of_year(Timeline& timeline, int year, const FiscalCalendar& calendar);

/// The fiscal name by its own time of a period within a former year; nothing for others.
std::optional<Label> former_name(Timeline& timeline, const Period& period, const FiscalCalendar& calendar);

}  // namespace capex::core
