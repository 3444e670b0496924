#include "io/sec/fact_text.hpp"

#include <algorithm>
#include <chrono>

#include "text/letters.hpp"
#include "time/period.hpp"

namespace capex::core {
namespace {

constexpr std::ptrdiff_t max_digits = 18;

/// Past the digits that begin at `at`.
const char* past_digits(const char* at, const char* end) {
  while (at != end && is_digit(*at)) ++at;
  return at;
}

/// Digits of a fixed place in a date or an accession number; -1 where one is no digit.
int fixed_digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A whole number of at most 18 digits, which nearly every fact is.
bool read_whole(const char* begin, const char* end, bool negative, ExactNumber& number) {
  if (end - begin > max_digits || past_digits(begin, end) != end) return false;
  const char* significant = end;
  while (significant - begin > 1 && significant[-1] == '0') --significant;
  std::int64_t value = 0;
  for (const char* at = begin; at != significant; ++at) value = value * 10 + (*at - '0');
  number.coefficient = negative ? -value : value;
  number.exponent = value == 0 ? 0 : static_cast<int>(end - significant);
  return true;
}

}  // namespace

NumberFault read_number(std::string_view text, ExactNumber& number) {
  const bool negative = text.starts_with('-');
  const char* at = text.data() + (negative ? 1 : 0);
  const char* const end = text.data() + text.size();
  const char* const whole = at;
  const char* const point = past_digits(at, end);
  if (point == whole || (*whole == '0' && point - whole > 1)) return NumberFault::not_a_number;
  if (read_whole(whole, end, negative, number)) return NumberFault::none;

  const char* fraction = point;
  const char* fraction_end = point;
  if (point != end && *point == '.') {
    fraction = point + 1;
    fraction_end = past_digits(fraction, end);
    if (fraction_end == fraction) return NumberFault::not_a_number;
  }
  int exponent = 0;
  at = fraction_end;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    const bool down = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+')) ++at;
    const char* const exponent_end = past_digits(at, end);
    if (exponent_end == at) return NumberFault::not_a_number;
    for (; at != exponent_end; ++at) {
      exponent = exponent * 10 + (*at - '0');
      if (exponent > 999) return NumberFault::too_long;
    }
    if (down) exponent = -exponent;
  }
  if (at != end) return NumberFault::not_a_number;

  // Digits are only taken up once it is known that a digit other than zero follows, so that zeros at the end cost
  // nothing: 24662000000.00 is 24662 x 10^6.
  std::int64_t value = 0;
  std::ptrdiff_t digits = 0;  // taken into value
  std::ptrdiff_t zeros = 0;   // seen since, not taken yet
  const auto take = [&](char c) {
    if (c == '0') {
      if (value != 0) ++zeros;
      return true;
    }
    digits += zeros + 1;
    if (digits > max_digits) return false;
    for (; zeros > 0; --zeros) value *= 10;
    value = value * 10 + (c - '0');
    return true;
  };
  if (!std::all_of(whole, point, take) || !std::all_of(fraction, fraction_end, take)) return NumberFault::too_long;
  number.coefficient = negative ? -value : value;
  number.exponent = value == 0 ? 0 : exponent - static_cast<int>(fraction_end - fraction - zeros);
  return NumberFault::none;
}

std::optional<std::uint64_t> read_accession(std::string_view text) {
  if (text.size() != 20 || text[10] != '-' || text[13] != '-') return std::nullopt;
  std::uint64_t value = 0;
  bool digits = true;
  const auto take = [&](std::size_t from, std::size_t count) {
    for (const char c : text.substr(from, count)) {
      digits &= is_digit(c);
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
  };
  take(0, 10);
  take(11, 2);
  take(14, 6);
  return digits ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = fixed_digits(text, 0, 4);
  const int month = fixed_digits(text, 5, 2);
  const int day = fixed_digits(text, 8, 2);
  if (year < first_year || year > last_year || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace capex::core
