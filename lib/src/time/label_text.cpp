// Labels read and printed.

#include <fmt/format.h>

#include "capex/error.hpp"
#include "capex/time/label.hpp"
#include "time/digits.hpp"

namespace capex {
namespace {

constexpr std::string_view accepted =
    "2024, 2024H1, 2024Q3, 9M2024, 2024-02, 2024-06-30, TTM@2024-06-30, 2024-01-01..2024-06-30, FY2025, FY2025H1, "
    "FY2025Q1 or 9MFY2025";

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorCode::parse, fmt::format("'{}' is no period: write {}", text, accepted));
}

bool take(std::string_view& rest, std::string_view prefix) {
  if (rest.substr(0, prefix.size()) != prefix) return false;
  rest.remove_prefix(prefix.size());
  return true;
}

/// Four digits at the front; a year in two is worth its own message.
int take_year(std::string_view text, std::string_view& rest) {
  const auto year = digits_at(rest, 0, 4);
  if (!year) {
    if (rest.size() >= 2 && digits_at(rest, 0, 2) && (rest.size() == 2 || rest[2] < '0' || rest[2] > '9')) {
      throw Error(ErrorCode::parse, fmt::format("{}: write the year in four digits, as in {}", text, accepted));
    }
    refuse(text);
  }
  check_year(text, *year);
  rest.remove_prefix(4);
  return *year;
}

/// What follows the year: nothing, H1, Q3; `text` is for the message.
Label part_of_year(std::string_view text, std::string_view rest, int year) {
  if (rest.empty()) return Label::year(year);
  take(rest, "-");
  const auto number = digits_at(rest, 1, 1);
  if (rest.size() != 2 || !number || (rest[0] != 'H' && rest[0] != 'Q')) refuse(text);
  if (rest[0] == 'H') {
    if (*number < 1 || *number > 2) throw Error(ErrorCode::parse, fmt::format("{}: a year has halves 1 and 2", text));
    return Label::half(year, *number);
  }
  if (*number < 1 || *number > 4) throw Error(ErrorCode::parse, fmt::format("{}: a year has quarters 1 to 4", text));
  return Label::quarter(year, *number);
}

}  // namespace

Label parse_label(std::string_view text) {
  const std::string label = capitals(text);
  std::string_view rest = label;
  if (const auto dots = rest.find(".."); dots != std::string_view::npos) {
    if (dots != 10) {
      throw Error(ErrorCode::parse, fmt::format("{}: one period is wanted, not a range; two days, as in "
                                                "2024-01-01..2024-06-30, are one",
                                                text));
    }
    return Label::days(Period::between(parse_date(rest.substr(0, dots)), parse_date(rest.substr(dots + 2))));
  }
  if (take(rest, "TTM@")) return Label::trailing_year(parse_date(rest));
  const bool nine_months = take(rest, "9M");
  const bool fiscal = take(rest, "FY");
  // An ISO day or month: digits, a dash, digits.
  if (!nine_months && !fiscal && rest.size() > 6 && rest[4] == '-' && digits_at(rest, 5, 2)) {
    if (rest.size() == 7) {
      const int year = take_year(text, rest);
      check_month(text, *digits_at(rest, 1, 2));
      return Label::month(year, *digits_at(rest, 1, 2));
    }
    return Label::day(parse_date(rest));
  }
  const int year = take_year(text, rest);
  if (nine_months && !rest.empty()) refuse(text);
  const Label calendar = nine_months ? Label::nine_months(year) : part_of_year(text, rest, year);
  return fiscal ? calendar.fiscal() : calendar;
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

}  // namespace capex
