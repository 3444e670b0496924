#include "time/period_request.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "capex/error.hpp"
#include "time/digits.hpp"
#include "time/label_text.hpp"
#include "time/relative_periods.hpp"

namespace capex::core {
namespace {

constexpr int most_periods = 1000;

/// In what steps a label of this kind follows on itself.
Step own_step(const Label& label) {
  const bool fiscal = label.is_fiscal();
  switch (label.kind()) {
    case LabelKind::year:
      return fiscal ? Step::fiscal_year : Step::year;
    case LabelKind::half:
      return fiscal ? Step::fiscal_half : Step::half;
    case LabelKind::quarter:
      return fiscal ? Step::fiscal_quarter : Step::quarter;
    case LabelKind::month:
      return Step::month;
    default:
      throw Error(ErrorCode::parse,
                  fmt::format("{}: a range without an end is of years, halves, quarters or months, as "
                              "in 2024.. or 2024H1..",
                              to_string(label)));
  }
}

struct StepWord {
  std::string_view word;  // in capitals
  Step step;
};
constexpr StepWord step_words[] = {
    {"QUARTERS", Step::quarter},
    {"QUARTER", Step::quarter},
    {"Q", Step::quarter},
    {"HALVES", Step::half},
    {"HALFS", Step::half},
    {"HALF", Step::half},
    {"HALF-YEARS", Step::half},
    {"HALF-YEAR", Step::half},
    {"H", Step::half},
    {"YEARS", Step::year},
    {"YEAR", Step::year},
    {"Y", Step::year},
    {"MONTHS", Step::month},
    {"MONTH", Step::month},
    {"FISCALQUARTERS", Step::fiscal_quarter},
    {"FISCALQUARTER", Step::fiscal_quarter},
    {"FISCALHALVES", Step::fiscal_half},
    {"FISCALHALF", Step::fiscal_half},
    {"FISCALYEARS", Step::fiscal_year},
    {"FISCALYEAR", Step::fiscal_year},
};

}  // namespace

PeriodRequest PeriodRequest::named(std::vector<Label> labels) {
  PeriodRequest request(Kind::named);
  request.labels_ = std::move(labels);
  return request;
}

PeriodRequest PeriodRequest::from(const Label& first, std::optional<Step> by) {
  PeriodRequest request(Kind::from);
  const Step own = own_step(first);
  const Step step = by.value_or(own);
  request.step_ = first.is_fiscal() ? fiscal_step(step).value_or(step) : step;  // of FY2024 by half is FY2024H1
  request.labels_ = labels_between(to_string(first), first, first, request.step_);
  return request;
}

PeriodRequest PeriodRequest::until(const Label& last, std::optional<Step> by) {
  PeriodRequest request = from(last, by);
  request.kind_ = Kind::until;
  return request;
}

PeriodRequest PeriodRequest::newest(int count, std::optional<Step> step) {
  if (count < 1 || count > most_periods) {
    throw Error(ErrorCode::parse, fmt::format("{}: the last 1 to {} periods", count, most_periods));
  }
  PeriodRequest request(Kind::newest);
  request.count_ = count;
  request.step_ = step;
  return request;
}

PeriodRequest PeriodRequest::trailing_year(std::optional<Step> by) {
  PeriodRequest request(Kind::trailing_year);
  request.step_ = by;
  return request;
}

std::vector<Label> PeriodRequest::among(const std::vector<Label>& reached) const {
  if (reached.empty()) return {};
  Label first = reached.front();
  Label last = reached.back();
  if (!step_) return std::vector(reached.end() - std::min<std::ptrdiff_t>(count_, std::ssize(reached)), reached.end());
  if (kind_ == Kind::from) first = labels_.front();
  if (kind_ == Kind::until) last = labels_.back();
  // The labels of one step are whole months apart.
  if (months_between(first, last) < 0) return {};
  if (kind_ == Kind::newest) {
    Label start = last;
    for (int left = count_ - 1; left > 0 && start != first; --left) start = earlier(start, *step_);
    first = start;
  }
  return labels_between({}, first, last);
}

std::optional<PeriodRequest> find_relative_periods(std::string_view text) {
  const std::string request = capitals(text);
  std::string_view rest = request;
  for (const char* word : {"TTM", "LTM", "TRAILINGTWELVEMONTHS", "LASTTWELVEMONTHS", "LAST12MONTHS"}) {
    if (rest == word) return PeriodRequest::trailing_year();
  }
  if (!take(rest, "LATEST") && !take(rest, "NEWEST") && !take(rest, "MOSTRECENT") && !take(rest, "LAST")) {
    return std::nullopt;
  }
  if (rest.empty()) return PeriodRequest::newest(1);
  std::size_t digits = 0;
  while (digits < rest.size() && digits < 4 && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  const int count = digits == 0 ? 1 : *digits_at(rest, 0, digits);
  rest.remove_prefix(digits);
  for (const StepWord& entry : step_words) {
    if (rest == entry.word) return PeriodRequest::newest(count, entry.step);
  }
  return std::nullopt;
}

PeriodRequest parse_periods(std::string_view text, std::optional<Step> by) {
  if (auto relative = find_relative_periods(text)) {
    if (!by) return *std::move(relative);
    if (relative->kind() == PeriodRequest::Kind::trailing_year) return PeriodRequest::trailing_year(by);
    if (!relative->step()) return PeriodRequest::newest(1, by);
    throw Error(ErrorCode::parse, fmt::format("'{}' says its own step: leave out the other", text));
  }
  const auto dots = text.find("..");
  const auto blank = [](std::string_view part) { return part.find_first_not_of(' ') == std::string_view::npos; };
  if (dots != std::string_view::npos) {
    const std::string_view before = text.substr(0, dots);
    const std::string_view after = text.substr(dots + 2);
    if (!blank(before) && blank(after)) return PeriodRequest::from(parse_label(before), by);
    if (blank(before) && !blank(after)) return PeriodRequest::until(parse_label(after), by);
  }
  return PeriodRequest::named(parse_labels(text, by));
}

}  // namespace capex::core
