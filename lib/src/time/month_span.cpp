#include "time/month_span.hpp"

namespace capex::core {
namespace {

constexpr int year_months = 12;

Date first_of_month(int months) {
  return Date(static_cast<unsigned short>(months / year_months), static_cast<unsigned short>(months % year_months + 1),
              1);
}

int months_to(Date first_of_month) {
  return first_of_month.year() * year_months + first_of_month.month() - 1;
}

}  // namespace

std::optional<MonthSpan> month_span(const Label& label) {
  const int year = label.year() * year_months;
  const int index = label.number() - 1;
  switch (label.kind()) {
    case LabelKind::year:
      return MonthSpan{year, 12};
    case LabelKind::half:
      return MonthSpan{year + 6 * index, 6};
    case LabelKind::quarter:
      return MonthSpan{year + 3 * index, 3};
    case LabelKind::nine_months:
      return MonthSpan{year, 9};
    case LabelKind::month:
      return MonthSpan{year + index, 1};
    case LabelKind::day:
      return std::nullopt;
    case LabelKind::trailing_year:
    case LabelKind::days:
      return month_span(resolve(label));
  }
  return std::nullopt;
}

std::optional<MonthSpan> month_span(const Period& period) {
  if (period.begin().day() != 1 || period.end().day() != 1) return std::nullopt;
  const int begin = months_to(period.begin());
  return MonthSpan{begin, months_to(period.end()) - begin};
}

std::optional<Label> label_of(const MonthSpan& span, bool fiscal) {
  const int year = span.begin / year_months;
  const int month = span.begin % year_months;
  const auto in_terms = [fiscal](const Label& label) { return fiscal ? label.fiscal() : label; };
  if (span.length == 12 && month == 0) return in_terms(Label::year(year));
  if (span.length == 6 && month % 6 == 0) return in_terms(Label::half(year, month / 6 + 1));
  if (span.length == 3 && month % 3 == 0) return in_terms(Label::quarter(year, month / 3 + 1));
  if (span.length == 9 && month == 0) return in_terms(Label::nine_months(year));
  if (span.length == 1 && !fiscal) return Label::month(year, month + 1);
  return std::nullopt;
}

Period days_of(const MonthSpan& span) {
  return Period(first_of_month(span.begin), first_of_month(span.end()));
}

int months_of(Step step) {
  switch (step) {
    case Step::year:
    case Step::fiscal_year:
      return 12;
    case Step::half:
    case Step::fiscal_half:
      return 6;
    case Step::quarter:
    case Step::fiscal_quarter:
      return 3;
    case Step::month:
      return 1;
  }
  return 0;
}

bool is_fiscal(Step step) {
  return step == Step::fiscal_year || step == Step::fiscal_half || step == Step::fiscal_quarter;
}

}  // namespace capex::core
