// Steps from label to label, and ranges of labels.

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "text/near_names.hpp"
#include "time/digits.hpp"
#include "time/label.hpp"
#include "time/label_text.hpp"
#include "time/month_span.hpp"

namespace capex::core {
namespace {

struct StepName {
  Step step;
  std::string_view name;
  std::string_view plural;
};

constexpr StepName step_names[] = {
    {Step::year, "year", "years"},
    {Step::half, "half", "halves"},
    {Step::quarter, "quarter", "quarters"},
    {Step::month, "month", "months"},
    {Step::fiscal_year, "fiscal-year", "fiscal years"},
    {Step::fiscal_half, "fiscal-half", "fiscal halves"},
    {Step::fiscal_quarter, "fiscal-quarter", "fiscal quarters"},
};

const StepName& name_of(Step step) {
  return *std::find_if(std::begin(step_names), std::end(step_names),
                       [step](const StepName& entry) { return entry.step == step; });
}

[[noreturn]] void refuse_longer(const Label& label, Step step) {
  throw Error(ErrorCode::usage,
              fmt::format("{} is longer than a {}: grow it over a longer step", to_string(label), name_of(step).name));
}

/// What may stand between the ends of a range, where what is on either side of it are labels.
constexpr std::string_view range_separators[] = {" to ", " through ", "–", "—", "~", "～", "至", "到", "-"};

/// "2024-01-01..2024-06-30", which is one label.
bool is_two_days(std::string_view text) {
  const std::string range = capitals(text);
  return range.find("..") == 10 && range.size() == 22;
}

std::optional<std::pair<Label, Label>> find_range(std::string_view text) {
  if (const auto dots = text.find(".."); dots != std::string_view::npos) {
    return std::pair(parse_label(text.substr(0, dots)), parse_label(text.substr(dots + 2)));
  }
  for (const std::string_view separator : range_separators) {
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + 1)) {
      const auto first = find_label(text.substr(0, at));
      const auto last = first ? find_label(text.substr(at + separator.size())) : std::nullopt;
      if (last) return std::pair(*first, *last);
    }
  }
  return std::nullopt;
}

/// The trailing years that end every `months` months from one day to another.
std::vector<Label> trailing_years(std::string_view text, Date first, Date last, int months) {
  std::vector<Label> labels;
  Date day = first;
  for (int i = 1; day <= last; ++i) {
    labels.push_back(Label::trailing_year(day));
    day = months_later(first, i * months);
  }
  if (labels.back().last() != last) {
    throw Error(ErrorCode::parse, fmt::format("{}: {} months at a time from {} do not lead to {}", text, months,
                                              to_string(first), to_string(last)));
  }
  return labels;
}

/// The whole of [first, last] in pieces of `months` months.
std::vector<Label> cut(std::string_view text, const Label& first, const Label& last, Step by) {
  const bool fiscal = first.is_fiscal() || (is_fiscal(by) && first.kind() < LabelKind::month);
  const int months = months_of(by);
  const auto begin = month_span(first);
  const auto end = month_span(last);
  const auto refuse = [&]() {
    throw Error(ErrorCode::parse, fmt::format("{} cannot be cut into {} exactly", text, name_of(by).plural));
  };
  if (!begin || !end || (is_fiscal(by) && !fiscal) || begin->begin % months != 0 || end->end() % months != 0 ||
      (fiscal && by == Step::month)) {
    refuse();
  }
  std::vector<Label> labels;
  for (int month = begin->begin; month < end->end(); month += months) {
    labels.push_back(*label_of({month, months}, fiscal));
  }
  return labels;
}

/// Every period of one kind, from the first to the last.
std::vector<Label> list(std::string_view text, const Label& first, const Label& last) {
  switch (first.kind()) {
    case LabelKind::year:
      return cut(text, first, last, Step::year);
    case LabelKind::half:
      return cut(text, first, last, Step::half);
    case LabelKind::quarter:
      return cut(text, first, last, Step::quarter);
    case LabelKind::month:
      return cut(text, first, last, Step::month);
    case LabelKind::trailing_year:
      return trailing_years(text, first.last(), last.last(), 3);
    default:
      break;
  }
  std::vector<Label> labels;  // nine months of every year
  for (int year = first.year(); year <= last.year(); ++year) {
    const Label label = Label::nine_months(year);
    labels.push_back(first.is_fiscal() ? label.fiscal() : label);
  }
  return labels;
}

}  // namespace

Step parse_step(std::string_view text) {
  const std::string wanted = capitals(text);
  std::vector<std::string> names;
  for (const StepName& entry : step_names) {
    if (capitals(entry.name) == wanted) return entry.step;
    names.emplace_back(entry.name);
  }
  throw Error(ErrorCode::parse, fmt::format("no step '{}'{}", text, did_you_mean_one_of(text, names)));
}

std::string to_string(Step step) {
  return std::string(name_of(step).name);
}

std::optional<Step> fiscal_step(Step step) {
  switch (step) {
    case Step::year:
    case Step::fiscal_year:
      return Step::fiscal_year;
    case Step::half:
    case Step::fiscal_half:
      return Step::fiscal_half;
    case Step::quarter:
    case Step::fiscal_quarter:
      return Step::fiscal_quarter;
    case Step::month:
      break;
  }
  return std::nullopt;
}

Label earlier(const Label& label, Step step) {
  const int months = months_of(step);
  switch (label.kind()) {
    case LabelKind::day:
      return Label::day(months_later(label.first(), -months));
    case LabelKind::trailing_year:
      if (months < 12) refuse_longer(label, step);
      return Label::trailing_year(months_later(label.last(), -months));
    case LabelKind::days: {
      const Period moved = months_later(resolve(label), -months);
      const boost::gregorian::days overlap(months > 1 ? most_overlap : 0);
      if (moved.last() >= label.first() + overlap) refuse_longer(label, step);
      return Label::days(moved);
    }
    default:
      break;
  }
  const MonthSpan span = *month_span(label);
  if (span.length > months) refuse_longer(label, step);
  return *label_of({span.begin - months, span.length}, label.is_fiscal());
}

int months_between(const Label& first, const Label& last) {
  const auto refuse = [&]() {
    throw Error(ErrorCode::usage, fmt::format("{} and {} are not two labels of one kind that lie whole months apart",
                                              to_string(first), to_string(last)));
  };
  if (first.kind() != last.kind() || first.is_fiscal() != last.is_fiscal()) refuse();
  if (first.kind() < LabelKind::day) return month_span(last)->begin - month_span(first)->begin;
  const Date from = first.last();
  const Date to = last.last();
  const int months = 12 * (to.year() - from.year()) + to.month() - from.month();
  if (months_later(from, months) != to) refuse();
  if (first.kind() == LabelKind::days && months_later(resolve(first), months) != resolve(last)) refuse();
  return months;
}

std::vector<Label> parse_labels(std::string_view text, std::optional<Step> by) {
  const auto one = text.find("..") == std::string_view::npos || is_two_days(text) ? find_label(text) : std::nullopt;
  if (one) return by ? cut(text, *one, *one, *by) : std::vector{*one};
  const auto range = find_range(text);
  if (!range) refuse_label(text);
  return labels_between(text, range->first, range->second, by);
}

std::vector<Label> labels_between(std::string_view text, const Label& first, const Label& last,
                                  std::optional<Step> by) {
  if (first.kind() != last.kind() || first.is_fiscal() != last.is_fiscal()) {
    throw Error(ErrorCode::parse,
                fmt::format("{}: the ends of a range are of one kind, as in 2023H1..2024H2 or FY2023..FY2025", text));
  }
  if (first.kind() == LabelKind::day) {
    const Label days = Label::days(Period::between(first.first(), last.last()));
    return by ? cut(text, days, days, *by) : std::vector{days};
  }
  const bool ordered = first.kind() == LabelKind::trailing_year
                           ? first.last() <= last.last()
                           : std::pair(first.year(), first.number()) <= std::pair(last.year(), last.number());
  if (!ordered) throw Error(ErrorCode::parse, fmt::format("{}: the last comes before the first", text));
  if (!by) return list(text, first, last);
  if (first.kind() == LabelKind::trailing_year) {
    return trailing_years(text, first.last(), last.last(), months_of(*by));
  }
  if (first.kind() != LabelKind::nine_months) return cut(text, first, last, *by);
  std::vector<Label> labels;  // nine months leave gaps between the years
  for (const Label& part : list(text, first, last)) {
    const std::vector<Label> pieces = cut(text, part, part, *by);
    labels.insert(labels.end(), pieces.begin(), pieces.end());
  }
  return labels;
}

}  // namespace capex::core
