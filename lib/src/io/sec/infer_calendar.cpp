#include "io/sec/infer_calendar.hpp"

#include <algorithm>
#include <tuple>

namespace capex::core {
namespace {

bool makes(const FiscalCalendar& calendar, Date year_end) {
  return fiscal_year(calendar, fiscal_year_of(calendar, year_end)).last() == year_end;
}

int month_before(int month) {
  return month == 1 ? 12 : month - 1;
}

/// Those that may make the newest of the ends, the simplest first. A weekday calendar's years end up to three days into
/// the next month.
std::vector<FiscalCalendar> candidates(Date newest) {
  const int month = newest.month().as_number();
  std::vector<FiscalCalendar> calendars;
  for (const YearEnd kind : {YearEnd::month_end, YearEnd::last_weekday, YearEnd::nearest_weekday}) {
    for (const int nominal : {month, month_before(month)}) {
      FiscalCalendar calendar;
      calendar.year_end = kind;
      calendar.month = nominal;
      if (kind != YearEnd::month_end) calendar.weekday = newest.day_of_week();
      if (makes(calendar, newest)) calendars.push_back(calendar);
    }
  }
  return calendars;
}

}  // namespace

FiscalCalendar infer_fiscal_calendar(std::vector<Date> year_ends) {
  std::sort(year_ends.rbegin(), year_ends.rend());
  year_ends.erase(std::unique(year_ends.begin(), year_ends.end()), year_ends.end());
  if (year_ends.empty()) return {};

  const Date newest = year_ends.front();
  FiscalCalendar best;
  best.month = newest.day() > 15 ? newest.month().as_number() : month_before(newest.month().as_number());
  auto most = std::tuple<std::ptrdiff_t, std::ptrdiff_t>(0, 0);
  for (const FiscalCalendar& calendar : candidates(newest)) {
    const auto made = [&](Date end) { return makes(calendar, end); };
    const auto run = std::find_if_not(year_ends.begin(), year_ends.end(), made) - year_ends.begin();
    const std::tuple made_of_them(run, std::count_if(year_ends.begin(), year_ends.end(), made));
    if (made_of_them <= most) continue;
    most = made_of_them;
    best = calendar;
  }
  return best;
}

}  // namespace capex::core
