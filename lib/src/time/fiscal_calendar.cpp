#include "time/fiscal_calendar.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"

namespace capex::core {
namespace {

using boost::gregorian::days;

constexpr int days_of_a_week = 7;
constexpr int quarter_days = 13 * days_of_a_week;

Date end_of_month(int year, int month) {
  return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), 1).end_of_month();
}

/// The last day of the fiscal year whose nominal month end lies in the calendar year.
Date last_day(const FiscalCalendar& calendar, int calendar_year) {
  const Date month_end = end_of_month(calendar_year, calendar.month);
  if (calendar.year_end == YearEnd::month_end) return month_end;
  // By the numbers of days, as whoever places a period asks often: a day whose number seven divides is a Monday.
  const auto from_sunday = static_cast<int>((month_end.day_number() + 1) % days_of_a_week);
  const int since = (from_sunday - calendar.weekday.as_number() + days_of_a_week) % days_of_a_week;
  const bool is_before = calendar.year_end == YearEnd::last_weekday || since <= days_of_a_week / 2;
  return month_end + days(is_before ? -since : days_of_a_week - since);
}

}  // namespace

bool operator==(const FiscalCalendar& a, const FiscalCalendar& b) {
  if (a.year_end != b.year_end || a.month != b.month || a.name_offset != b.name_offset) return false;
  return a.year_end == YearEnd::month_end ||
         (a.weekday.as_number() == b.weekday.as_number() && a.long_quarter == b.long_quarter);
}

Period fiscal_year(const FiscalCalendar& calendar, int year) {
  const int calendar_year = year - calendar.name_offset;
  return Period(last_day(calendar, calendar_year - 1) + days(1), last_day(calendar, calendar_year) + days(1));
}

Period fiscal_quarter(const FiscalCalendar& calendar, int year, int quarter) {
  return fiscal_quarters(calendar, year, quarter, quarter);
}

Period fiscal_quarters(const FiscalCalendar& calendar, int year, int from, int to) {
  if (from < 1 || to > 4 || from > to) {
    throw Error(ErrorCode::usage, fmt::format("quarters {} to {}: a year has quarters 1 to 4", from, to));
  }
  const Period whole = fiscal_year(calendar, year);
  // A boundary between quarters is where the quarters after it, counted back from the year end, begin.
  const auto boundary = [&](int quarters_before) {
    const int quarters_after = 4 - quarters_before;
    if (quarters_after == 4) return whole.begin();
    if (calendar.year_end == YearEnd::month_end) return months_later(whole.end(), -3 * quarters_after);
    const bool long_one_after = calendar.long_quarter > quarters_before;
    const int extra = long_one_after ? whole.days() - 4 * quarter_days : 0;
    return whole.end() - days(quarters_after * quarter_days + extra);
  };
  return Period(boundary(from - 1), boundary(to));
}

int fiscal_year_of(const FiscalCalendar& calendar, Date day) {
  // The first year whose end has not passed by the day.
  int calendar_year = day.year() - 1;
  while (last_day(calendar, calendar_year) < day) ++calendar_year;
  return calendar_year + calendar.name_offset;
}

}  // namespace capex::core
