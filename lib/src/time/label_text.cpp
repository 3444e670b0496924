// Labels read and printed.

#include <fmt/core.h>

#include "capex/error.hpp"
#include "time/digits.hpp"
#include "time/ended_label.hpp"
#include "time/label_text.hpp"
#include "time/label_words.hpp"
#include "time/relative_periods.hpp"

namespace capex::core {
namespace {

constexpr std::string_view accepted_periods =
    "2024, 2024H1, 2024Q3, 9M2024, 2024-02, 2024-06-30, TTM@2024-06-30, 2024-01-01..2024-06-30, FY2025, FY2025H1, "
    "FY2025Q1 or 9MFY2025 (1H24, Q2 FY25 and June 2024 are read too)";

/// What follows the year: nothing, H1, Q3; `text` is for the message.
std::optional<Label> part_of_year(std::string_view text, std::string_view rest, int year) {
  if (rest.empty()) return Label::year(year);
  take(rest, "-");
  const auto number = digits_at(rest, 1, 1);
  if (rest.size() != 2 || !number || (rest[0] != 'H' && rest[0] != 'Q')) return std::nullopt;
  if (rest[0] == 'H') {
    if (*number < 1 || *number > 2) throw Error(ErrorCode::parse, fmt::format("{}: a year has halves 1 and 2", text));
    return Label::half(year, *number);
  }
  if (*number < 1 || *number > 4) throw Error(ErrorCode::parse, fmt::format("{}: a year has quarters 1 to 4", text));
  return Label::quarter(year, *number);
}

/// 2024-25
[[noreturn]] void refuse_two_years(std::string_view text, int year) {
  throw Error(ErrorCode::parse, fmt::format("{0}: is it the fiscal year that ends in {2} or both years? Write FY{2} or "
                                            "{1}..{2}",
                                            text, year, year + 1));
}

/// The strict forms, in capitals.
std::optional<Label> strict_label(std::string_view text, std::string_view rest) {
  if (const auto dots = rest.find(".."); dots != std::string_view::npos) {
    if (dots != 10) {
      throw Error(ErrorCode::parse, fmt::format("{}: one period is wanted, not a range; two days, as in "
                                                "2024-01-01..2024-06-30, are one",
                                                text));
    }
    return Label::days(Period::between(parse_date(rest.substr(0, dots)), parse_date(rest.substr(dots + 2))));
  }
  if (take(rest, "TTM@")) {
    if (const auto named = rest.size() == 10 ? std::nullopt : find_trailing_year(text)) return named;
    return Label::trailing_year(parse_date(rest));
  }
  const bool nine_months = take(rest, "9M");
  const bool fiscal = take(rest, "FY");
  const auto year = digits_at(rest, 0, 4);
  if (!year) return std::nullopt;
  // An ISO day or month: digits, a dash, digits.
  if (!nine_months && !fiscal && rest.size() > 6 && rest[4] == '-' && digits_at(rest, 5, 2)) {
    if (rest.size() == 10 && rest[7] == '-') return Label::day(parse_date(rest));
    if (rest.size() != 7) return std::nullopt;
    check_year(text, *year);
    const int month = *digits_at(rest, 5, 2);
    if (month > 12 && month == (*year + 1) % 100) refuse_two_years(text, *year);
    check_month(text, month);
    return Label::month(*year, *digits_at(rest, 5, 2));
  }
  if (rest.size() > 4 && rest[4] >= '0' && rest[4] <= '9') return std::nullopt;
  check_year(text, *year);
  rest.remove_prefix(4);
  if (nine_months && !rest.empty()) return std::nullopt;
  const auto calendar = nine_months ? Label::nine_months(*year) : part_of_year(text, rest, *year);
  return calendar && fiscal ? calendar->fiscal() : calendar;
}

}  // namespace

std::optional<Label> find_label(std::string_view text) {
  const auto strict = strict_label(text, capitals(text));
  if (strict) return strict;
  if (auto worded = worded_label(text)) return worded;
  if (auto ended = ended_label(text)) return ended;
  return find_trailing_year(text);
}

void refuse_label(std::string_view text) {
  const std::string label = capitals(text);
  std::string_view rest = label;
  take(rest, "FY");
  const auto year = digits_at(rest, 0, 4);
  const auto month = rest.size() == 7 ? digits_at(rest, 5, 2) : std::nullopt;
  if (year && month && rest[4] == '/' && *month >= 1 && *month <= 12 && *month != (*year + 1) % 100) {
    throw Error(ErrorCode::parse, fmt::format("{}: a month is written {}-{:02}", text, *year, *month));
  }
  if (year && month && rest[4] == '-' && *month == (*year + 1) % 100) refuse_two_years(text, *year);
  if ((year && rest.size() == 5 && (rest[4] == 'E' || rest[4] == 'A'))) {
    throw Error(ErrorCode::parse, fmt::format("{}: whether it is an estimate is its basis, which stands beside its "
                                              "period: write {}",
                                              text, label.substr(0, label.size() - 1)));
  }
  if (label.find("Q1-Q3") != std::string::npos || label.find("Q1–Q3") != std::string::npos) {
    throw Error(ErrorCode::parse, fmt::format("{}: is it nine months or three quarters? Write 9M2024 or "
                                              "2024Q1..2024Q3 of its year",
                                              text));
  }
  if (year && rest.size() > 5 && rest.size() < 10 && rest[4] == '/' && digits_at(rest, 5, rest.size() - 5)) {
    throw Error(ErrorCode::parse, fmt::format("{}: a fiscal year is named for the year that it ends in (FY2025 for "
                                              "2024/25): write one year",
                                              text));
  }
  if (label.size() == 2 && digits_at(label, 0, 2)) {
    throw Error(ErrorCode::parse, fmt::format("{}: write the year in four digits, as in {}", text, accepted_periods));
  }
  if (find_relative_periods(text)) {
    throw Error(ErrorCode::parse,
                fmt::format("'{}' hangs on what a company has: here the period is named, as in 2024H1", text));
  }
  throw Error(ErrorCode::parse, fmt::format("'{}' is no period: write {}", text, accepted_periods));
}

Label parse_label(std::string_view text) {
  if (const auto label = find_label(text)) return *label;
  refuse_label(text);
}

std::string to_string(const Label& label) {
  const char* fiscal = label.is_fiscal() ? "FY" : "";
  switch (label.kind()) {
    case LabelKind::year:
      return fmt::format("{}{}", fiscal, label.year());
    case LabelKind::half:
      return fmt::format("{}{}H{}", fiscal, label.year(), label.number());
    case LabelKind::quarter:
      return fmt::format("{}{}Q{}", fiscal, label.year(), label.number());
    case LabelKind::nine_months:
      return fmt::format("9M{}{}", fiscal, label.year());
    case LabelKind::month:
      return fmt::format("{}-{:02}", label.year(), label.number());
    case LabelKind::day:
      return to_string(label.first());
    case LabelKind::trailing_year:
      return "TTM@" + to_string(label.last());
    case LabelKind::days:
      return to_string(label.first()) + ".." + to_string(label.last());
  }
  return {};
}

}  // namespace capex::core
