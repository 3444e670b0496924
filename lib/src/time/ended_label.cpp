#include "time/ended_label.hpp"

#include <algorithm>
#include <string>

#include "time/digits.hpp"
#include "time/label_text.hpp"
#include "time/month_span.hpp"

namespace capex::core {
namespace {

struct Length {
  std::string_view words;
  int months;
};

// As capitals() leaves them: without blanks.
constexpr Length lengths[] = {
    {"THREEMONTHS", 3}, {"3MONTHS", 3},        {"QUARTER", 3},   {"SIXMONTHS", 6},
    {"6MONTHS", 6},     {"HALF-YEAR", 6},      {"HALFYEAR", 6},  {"HALF", 6},
    {"NINEMONTHS", 9},  {"9MONTHS", 9},        {"12MONTHS", 12}, {"TWELVEMONTHS", 12},
    {"FISCALYEAR", 12}, {"FINANCIALYEAR", 12}, {"FULLYEAR", 12}, {"YEAR", 12},
};
// What names an end is a name itself: none is so long that reading one within the other goes deep.
constexpr std::size_t longest_name = 64;
constexpr std::string_view until[] = {"ENDED", "ENDING", "TO", "THROUGH"};

bool take_until(std::string_view& rest) {
  return std::any_of(std::begin(until), std::end(until), [&](std::string_view word) { return take(rest, word); });
}

/// So many months up to the end of the label, which is a month or the last day of one.
std::optional<Label> months_to(const std::optional<Label>& end, int months) {
  if (!end || (end->kind() != LabelKind::month && end->kind() != LabelKind::day)) return std::nullopt;
  const Date last = resolve(*end).last();
  if (last != last.end_of_month()) return std::nullopt;
  const int after = 12 * last.year() + last.month();
  if (months == 12 && last.month() != 12) return Label::trailing_year(last);
  if (const auto label = label_of({after - months, months}, false)) return label;
  return Label::days(days_of({after - months, months}));
}

/// "June quarter 2024", "June 2024 quarter"
std::optional<Label> quarter_of_month(std::string_view text) {
  constexpr std::string_view word = "QUARTER";
  const auto at = text.find(word);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view year = text.substr(at + word.size());
  take(year, "OF");
  return months_to(find_label(std::string(text.substr(0, at)) + std::string(year)), 3);
}

/// 2025年3月期: the year that ends with the month.
std::optional<Label> term_of_month(std::string_view text) {
  constexpr std::string_view term = "期";
  if (!text.ends_with("月期")) return std::nullopt;
  return months_to(find_label(text.substr(0, text.size() - term.size())), 12);
}

}  // namespace

std::optional<Label> ended_label(std::string_view text) {
  if (text.size() > longest_name) return std::nullopt;
  const std::string label = capitals(text);
  std::string_view rest = label;
  take(rest, "THE");
  take(rest, "FIRST");
  for (const Length& length : lengths) {
    std::string_view end = rest;
    if (!take(end, length.words)) continue;
    if (!take_until(end)) continue;
    take(end, "THEENDOF");
    return months_to(find_label(end), length.months);
  }
  if (const auto quarter = quarter_of_month(rest)) return quarter;
  return term_of_month(rest);
}

std::optional<Label> find_trailing_year(std::string_view text) {
  if (text.size() > longest_name) return std::nullopt;
  const std::string label = capitals(text);
  std::string_view rest = label;
  if (!take(rest, "TTM") && !take(rest, "LTM")) return std::nullopt;
  if (!take(rest, "@")) take_until(rest);
  const auto end = rest.starts_with("TTM") || rest.starts_with("LTM") ? std::nullopt : find_label(rest);
  if (!end || end->is_fiscal()) return std::nullopt;
  return Label::trailing_year(resolve(*end).last());
}

}  // namespace capex::core
