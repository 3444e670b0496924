// A company's fiscal calendar: when its years end and what they are called.
//
// Two kinds of year end: the last day of a month, or a weekday: the last one of a month ("last Saturday of September",
// Apple) or the one nearest to the month's last day ("nearest Sunday to December", 52/53 weeks). A fiscal year is named
// for the calendar year of its nominal month end (Alibaba's year to March 2025, Microsoft's to June 2025 and Nvidia's
// to January 2025 are all FY2025) plus the company's own offset. Quarters of weekday calendars are 13 weeks, counted
// back from the year end; one quarter takes the 53rd week.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "time/period.hpp"

namespace capex::core {

enum class YearEnd { month_end, last_weekday, nearest_weekday };

struct FiscalCalendar {
  YearEnd year_end = YearEnd::month_end;
  int month = 12;                // 1 to 12: the nominal month
  Weekday weekday = Weekday(0);  // 0 = Sunday; for weekday calendars
  int name_offset = 0;           // -1 where the company names years by the calendar year they begin in
  int long_quarter = 4;          // 1 to 4: which quarter takes the 53rd week

  /// Whether they make the same years: what month-end calendars do not use is not compared.
  friend bool operator==(const FiscalCalendar& a, const FiscalCalendar& b);
};

/// "12-31", "03-31", "last Saturday of September", "nearest Sunday to December" (also "Sunday nearest December 31");
/// Error{parse} with what is accepted.
FiscalCalendar parse_fiscal_year_end(std::string_view text);
/// The strict form of the same: "03-31" (February is "02-28"), "last Saturday of September".
std::string fiscal_year_end_text(const FiscalCalendar& calendar);

/// The fiscal year called `year`.
Period fiscal_year(const FiscalCalendar& calendar, int year);
/// Quarter 1 to 4 of it; Error{usage} otherwise.
Period fiscal_quarter(const FiscalCalendar& calendar, int year, int quarter);
/// Quarters `from` to `to` of it as one period: 1 to 2 is the first half, 1 to 3 the nine months.
Period fiscal_quarters(const FiscalCalendar& calendar, int year, int from, int to);
/// The name of the fiscal year that the day falls in.
int fiscal_year_of(const FiscalCalendar& calendar, Date day);

}  // namespace capex::core
