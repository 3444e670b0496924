#include "time/next_period.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cstdlib>

namespace capex::core {

namespace {

constexpr int longest_from_quarter = 122;  // days, of about four months
constexpr int longest_from_half = 213;     // seven
constexpr int one_end = 25;                // days that lie between ends of unlike periods
constexpr int month_end_skew = 7;          // how far the books may close from where the calendar's rule says
constexpr int weeks_skew = 21;             // where quarters are of 12 and 16 weeks

int quarters_in(int days) {
  return days <= longest_from_quarter ? 1 : days <= longest_from_half ? 2 : 4;
}

/// How many quarters are stated at a time.
int quarters_at_a_time(std::span<const Period> stated, const Period& newest) {
  int days = newest.days();
  for (const Period& period : stated) {
    const int between = days_between(period.end(), newest.end());
    if (between >= one_end && between < days) days = between;
  }
  return quarters_in(days);
}

struct FiscalQuarter {
  int year = 0;
  int number = 1;
  int skew = 0;  // days that it begins from where it is looked for
};

FiscalQuarter quarter_beginning(const Date& day, const FiscalCalendar& calendar) {
  std::optional<FiscalQuarter> best;
  const int year = fiscal_year_of(calendar, day);
  for (int each = year - 1; each <= year + 1; ++each) {
    for (int number = 1; number <= 4; ++number) {
      const int skew = std::abs(days_between(day, fiscal_quarter(calendar, each, number).begin()));
      if (!best || skew < best->skew) best = FiscalQuarter{each, number, skew};
    }
  }
  return *best;
}

/// What the calendar calls so many quarters from this one on; nothing where they are none of its parts.
std::optional<Label> name_from(const FiscalQuarter& first, int quarters) {
  if (quarters == 1) return Label::quarter(first.year, first.number).fiscal();
  if (quarters == 2 && first.number % 2 == 1) return Label::half(first.year, (first.number + 1) / 2).fiscal();
  if (quarters == 4 && first.number == 1) return Label::year(first.year).fiscal();
  return std::nullopt;
}

}  // namespace

bool is_newer(const Period& a, const Period& b) {
  return a.end() != b.end() ? a.end() > b.end() : a.begin() > b.begin();
}

std::optional<NextPeriod> next_period(std::span<const Period> stated, const FiscalCalendar& calendar) {
  if (stated.empty()) return std::nullopt;
  Period newest = stated.front();
  for (const Period& period : stated) {
    if (is_newer(period, newest)) newest = period;
  }
  const int quarters = quarters_at_a_time(stated, newest);
  const FiscalQuarter first = quarter_beginning(newest.end(), calendar);
  if (first.skew > (calendar.year_end == YearEnd::month_end ? month_end_skew : weeks_skew)) {
    const Period days(newest.end(), newest.end() + boost::gregorian::months(3 * quarters));
    return NextPeriod{days, name_of(days, calendar)};
  }
  const int last = first.number + quarters - 1;
  const Period days(newest.end(), fiscal_quarter(calendar, first.year + (last - 1) / 4, (last - 1) % 4 + 1).end());
  const Label name = name_of(days, calendar);
  const auto filed = name_from(first, quarters);
  return NextPeriod{days, name.kind() == LabelKind::days && filed ? *filed : name};
}

}  // namespace capex::core
