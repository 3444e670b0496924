#include "analysis/standing/former_years.hpp"

#include <algorithm>
#include <cstdlib>

#include "analysis/standing/alignment.hpp"

namespace capex::core {
namespace {

using boost::gregorian::days;

constexpr int shortest_filed_year = 357;
constexpr int longest_filed_year = 378;

bool ends_near(const Period& period, const Period& other) {
  return std::abs(days_between(period.begin(), other.begin())) <= max_filed_skew &&
         std::abs(days_between(period.end(), other.end())) <= max_filed_skew;
}

/// The fiscal year of the calendar that the middle of a period lies in.
Period year_about(const Period& period, const FiscalCalendar& calendar) {
  return fiscal_year(calendar, fiscal_year_of(calendar, period.begin() + days(period.days() / 2)));
}

/// The calendar whose year ends on the day, near enough for what was filed to be found.
FiscalCalendar calendar_ending(Date last, const FiscalCalendar& present) {
  FiscalCalendar calendar;
  calendar.name_offset = present.name_offset;
  calendar.month = last.month().as_number();
  if (last == last.end_of_month()) return calendar;
  if (last.day() <= max_filed_skew) calendar.month = calendar.month == 1 ? 12 : calendar.month - 1;
  calendar.year_end = YearEnd::nearest_weekday;
  calendar.weekday = last.day_of_week();
  return calendar;
}

/// The stated years, those that the calendar makes and the others, and the first day of the former.
struct StatedYears {
  std::vector<Period> others;
  std::optional<Date> present;

  StatedYears(const Timeline& timeline, const FiscalCalendar& calendar) {
    for (const History& history : timeline.histories()) {
      const Period& stated = history.period;
      if (stated.days() < shortest_filed_year || stated.days() > longest_filed_year) continue;
      if (!ends_near(stated, year_about(stated, calendar))) {
        // Filers say the last day of one year in two ways: the weekday's and the month's.
        if (!others.empty() && ends_near(others.back(), stated)) others.pop_back();
        others.push_back(stated);
      } else if (!present) {
        present = stated.begin();
      }
    }
  }
};

/// Where the first year by the present calendar begins, or will: once there is a transition to it and no such year yet,
/// where the transition ends.
std::optional<Date> first_of_present(const Timeline& timeline, const StatedYears& years,
                                     const FiscalCalendar& calendar) {
  if (years.present) return years.present;
  const Period& newest = years.others.back();
  for (const History& history : timeline.histories()) {
    const Period& stated = history.period;
    if (stated.begin() != newest.end() || stated.days() >= shortest_filed_year) continue;
    const Period year = year_about(stated, calendar);
    if (std::abs(days_between(year.end(), stated.end())) <= max_filed_skew) return stated.end();
  }
  return std::nullopt;
}

}  // namespace

std::vector<FormerYear> former_years(Timeline& timeline, const FiscalCalendar& calendar) {
  std::vector<FormerYear> found;
  if (timeline.histories().empty() || timeline.series().kind != MeasureKind::flow) return found;
  StatedYears years(timeline, calendar);
  if (years.others.empty()) return found;
  const auto first = first_of_present(timeline, years, calendar);
  if (!first) return found;
  std::vector<Period>& others = years.others;
  others.erase(std::remove_if(others.begin(), others.end(), [&](const Period& year) { return *first < year.end(); }),
               others.end());
  // Years that overlap are trailing ones, of no calendar.
  const auto not_next = [](const Period& a, const Period& b) { return b.begin() < a.end(); };
  if (others.empty() || std::adjacent_find(others.begin(), others.end(), not_next) != others.end()) return found;
  const int transition = days_between(others.back().end(), *first);
  if (transition <= max_filed_skew || transition >= shortest_filed_year) return found;
  if (!timeline.connected(others.back().end(), *first)) return found;
  for (const Period& year : others) {
    const FiscalCalendar own = calendar_ending(year.last(), calendar);
    found.push_back({year, own, fiscal_year_of(own, year.begin() + days(year.days() / 2))});
  }
  return found;
}

FiscalCalendar calendar_of_year(Timeline& timeline, int year, const FiscalCalendar& calendar) {
  for (const FormerYear& former : former_years(timeline, calendar)) {
    if (former.year == year) return former.calendar;
  }
  return calendar;
}

std::optional<Label> former_name(Timeline& timeline, const Period& period, const FiscalCalendar& calendar) {
  for (const FormerYear& former : former_years(timeline, calendar)) {
    if (period == former.period) return Label::year(former.year).fiscal();
    if (!contains(former.period, period)) continue;
    return fiscal_label(period, former.calendar);
  }
  return std::nullopt;
}

}  // namespace capex::core
