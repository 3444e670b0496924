// The fiscal calendar of a company that only its filings describe.
#pragma once

#include <vector>

#include "time/fiscal_calendar.hpp"

namespace capex::core {

/// The calendar whose years end on the days given, in any order. Companies change their fiscal year, so the one that
/// makes the newest ends, for the longest run without a break, is taken; of several the one that makes most of all
/// ends, then the simplest: a month's end, its last weekday, the weekday nearest to its end. Where no calendar makes
/// the newest end, the month end that is nearest to it; without any end the calendar year.
FiscalCalendar infer_fiscal_calendar(std::vector<Date> year_ends);

}  // namespace capex::core
