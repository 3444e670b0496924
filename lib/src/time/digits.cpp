#include "time/digits.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "text/letters.hpp"
#include "time/period.hpp"

namespace capex::core {

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void check_year(std::string_view text, int year) {
  if (year < first_year || year > last_year) {
    throw Error(ErrorCode::parse, fmt::format("{}: years go from {} to {}", text, first_year, last_year));
  }
}

void check_month(std::string_view text, int month) {
  if (month < 1 || month > 12) {
    throw Error(ErrorCode::parse, fmt::format("{}: a year has months 01 to 12", text));
  }
}

std::string capitals(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string result;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      blank = true;
      continue;
    }
    if (blank && !result.empty() && is_digit(result.back()) && is_digit(c)) result += ' ';
    blank = false;
    result += upper(c);
  }
  return result;
}

bool take(std::string_view& rest, std::string_view prefix) {
  if (!rest.starts_with(prefix)) return false;
  rest.remove_prefix(prefix.size());
  return true;
}

}  // namespace capex::core
