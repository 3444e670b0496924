#include "time/label.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "time/month_span.hpp"

namespace capex::core {
namespace {

using boost::gregorian::days;

/// A growth of the first year has a base, and a fiscal year may be named for the year after the last: what stands on
/// the edge is named beyond it.
constexpr int years_beyond = 3;

void require(bool exists, const char* rule, int found) {
  if (!exists) throw Error(ErrorCode::usage, fmt::format("{}: {}", found, rule));
}

}  // namespace

Label Label::of_year(LabelKind kind, int year, int number) {
  if (year < first_year - years_beyond || year > last_year + years_beyond) {
    throw Error(ErrorCode::usage, fmt::format("{}: years go from {} to {}", year, first_year, last_year));
  }
  Label label;
  label.kind_ = kind;
  label.year_ = year;
  label.number_ = number;
  return label;
}

Label Label::year(int year) {
  return of_year(LabelKind::year, year);
}

Label Label::half(int year, int half) {
  require(half == 1 || half == 2, "a year has halves 1 and 2", half);
  return of_year(LabelKind::half, year, half);
}

Label Label::quarter(int year, int quarter) {
  require(quarter >= 1 && quarter <= 4, "a year has quarters 1 to 4", quarter);
  return of_year(LabelKind::quarter, year, quarter);
}

Label Label::nine_months(int year) {
  return of_year(LabelKind::nine_months, year);
}

Label Label::month(int year, int month) {
  require(month >= 1 && month <= 12, "a year has months 1 to 12", month);
  return of_year(LabelKind::month, year, month);
}

Label Label::day(Date day) {
  Label label;
  label.kind_ = LabelKind::day;
  label.first_ = label.last_ = Period::instant(day).first();
  return label;
}

Label Label::trailing_year(Date last) {
  Label label = day(last);
  label.kind_ = LabelKind::trailing_year;
  return label;
}

Label Label::days(Period period) {
  Label label = day(period.first());
  if (period.days() > 1) label.kind_ = LabelKind::days;
  label.last_ = period.last();
  return label;
}

Label Label::fiscal() const {
  if (kind_ == LabelKind::month || kind_ >= LabelKind::day) {
    throw Error(ErrorCode::usage,
                fmt::format("{}: fiscal years have halves, quarters and nine months", to_string(*this)));
  }
  Label label = *this;
  label.fiscal_ = true;
  return label;
}

Period resolve(const Label& label, const FiscalCalendar& calendar) {
  switch (label.kind()) {
    case LabelKind::day:
    case LabelKind::days:
      return Period::between(label.first(), label.last());
    case LabelKind::trailing_year: {
      const Date end = label.last() + days(1);
      return Period(months_later(label.last(), -12) + days(1), end);
    }
    default:
      break;
  }
  const MonthSpan span = *month_span(label);
  if (!label.is_fiscal()) return days_of(span);
  const int quarter = span.begin % 12 / 3;
  return fiscal_quarters(calendar, label.year(), quarter + 1, quarter + span.length / 3);
}

Label calendar_label(const Period& period) {
  if (const auto span = month_span(period)) {
    if (const auto label = label_of(*span, false)) return *label;
  }
  return Label::days(period);
}

std::optional<Label> fiscal_label(const Period& period, const FiscalCalendar& calendar) {
  const int year = fiscal_year_of(calendar, period.first());
  // So that the year before it has a name too.
  if (year <= first_year - years_beyond || year > last_year + years_beyond) return std::nullopt;
  for (int from = 1; from <= 4; ++from) {
    for (int to = from; to <= 4; ++to) {
      if (fiscal_quarters(calendar, year, from, to) != period) continue;
      return label_of({12 * year + 3 * (from - 1), 3 * (to - from + 1)}, true);
    }
  }
  return std::nullopt;
}

Label name_of(const Period& period, const FiscalCalendar& calendar) {
  if (calendar.year_end != YearEnd::month_end) {
    // Weeks that happen to be a calendar quarter are the company's own quarter like those before and after.
    if (const auto label = fiscal_label(period, calendar)) return *label;
  }
  const Label label = calendar_label(period);
  return label.kind() == LabelKind::days ? fiscal_label(period, calendar).value_or(label) : label;
}

Period year_ago(const Period& period, const FiscalCalendar& calendar) {
  if (calendar.year_end != YearEnd::month_end) {
    if (const auto label = fiscal_label(period, calendar)) return resolve(earlier(*label, Step::year), calendar);
  }
  return months_later(period, -12);
}

}  // namespace capex::core
