#include "bindings/c/decimal.hpp"

#include <algorithm>
#include <cstdlib>

namespace capex::bindings {

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool fits(Int128 value) {
  static const Int128 limit = power_of_ten(most_digits);
  return value < limit && value > -limit;
}

std::optional<Int128> shifted(Int128 value, int exponent) {
  if (exponent > most_digits) return value == 0 ? std::optional<Int128>(0) : std::nullopt;
  Int128 product = 0;
  if (__builtin_mul_overflow(value, power_of_ten(exponent), &product) || !fits(product)) return std::nullopt;
  return product;
}

std::optional<std::pair<Int128, int>> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Int128 value = 0;
  int digits = 0, decimals = -1;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && digits < most_digits) {
      value = value * 10 + (c - '0');
      if (value != 0) ++digits;
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  if (text.empty() || text == ".") return std::nullopt;
  return std::pair(negative ? -value : value, std::max(decimals, 0));
}

std::string decimal_text(Int128 value, int scale) {
  std::string digits;
  const bool negative = value < 0;
  for (int place = 0; value != 0 || place <= scale; ++place) {
    if (place == scale && scale > 0) digits += '.';
    digits += static_cast<char>('0' + std::abs(static_cast<int>(value % 10)));
    value /= 10;
  }
  if (negative) digits += '-';
  return {digits.rbegin(), digits.rend()};
}

}  // namespace capex::bindings
