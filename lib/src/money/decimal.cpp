#include "money/decimal.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "money/digits_text.hpp"

namespace capex::core {
namespace {

[[noreturn]] void refuse_number(std::string_view text) {
  throw Error(ErrorCode::parse,
              fmt::format("'{}' is not a number: write plain digits with '.' before the decimals, such as 7.2150",
                          text.substr(0, 40)));
}

/// Both coefficients at one scale; 64 bits times 10^18 fits 128.
Int128 at_scale(const Decimal& value, int scale) {
  return Int128{value.coefficient()} * power_of_ten(scale - value.scale());
}

int digit_count(Int128 value) {
  __extension__ using Uint128 = unsigned __int128;
  const Uint128 size = value < 0 ? -static_cast<Uint128>(value) : static_cast<Uint128>(value);
  int count = 0;
  while (count <= 38 && size >= static_cast<Uint128>(power_of_ten(count))) ++count;
  return count;
}

}  // namespace

Decimal::Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {
  if (scale < 0 || scale > max_scale) {
    throw Error(ErrorCode::overflow, fmt::format("a number of {} decimal places: 0 to {} are kept", scale, max_scale));
  }
}

Decimal Decimal::parse(std::string_view text) {
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);

  std::int64_t coefficient = 0;
  int digits = 0;  // significant ones
  int places = 0;
  bool point = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '.' && !point && i > 0 && i + 1 < rest.size()) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') refuse_number(text);
    if (coefficient != 0 || c != '0') ++digits;
    places += point;
    if (digits > 18 || places > max_scale) {
      throw Error(ErrorCode::overflow,
                  fmt::format("'{}' has more digits than the 18 that are kept", text.substr(0, 40)));
    }
    coefficient = coefficient * 10 + (c - '0');
  }
  if (rest.empty()) refuse_number(text);
  return Decimal(negative ? -coefficient : coefficient, places);
}

bool operator==(const Decimal& a, const Decimal& b) {
  return (a <=> b) == std::strong_ordering::equal;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = a.scale() > b.scale() ? a.scale() : b.scale();
  const Int128 left = at_scale(a, scale);
  const Int128 right = at_scale(b, scale);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Decimal rescale(const Decimal& value, int scale, Rounding rounding) {
  if (scale < 0 || scale > Decimal::max_scale) return Decimal(0, scale);  // refused there
  if (scale >= value.scale()) return Decimal(narrow(at_scale(value, scale)), scale);
  return Decimal(narrow(divide(value.coefficient(), power_of_ten(value.scale() - scale), rounding)), scale);
}

Decimal quotient(Int128 numerator, Int128 denominator, int digits, Rounding rounding) {
  if (denominator == 0) throw Error(ErrorCode::usage, "a quotient with denominator zero");
  if (digits < 1 || digits > 18) {
    throw Error(ErrorCode::usage, fmt::format("{} significant digits: 1 to 18 are kept", digits));
  }
  const bool negative = (numerator < 0) != (denominator < 0);
  const Rounding cut_off = negative ? Rounding::ceiling : Rounding::floor;

  // As many places as make the quotient `digits` digits long; fewer than none for a longer one.
  const Int128 whole = divide(numerator, denominator, cut_off);
  int places = digits - digit_count(whole);
  if (whole == 0) {
    for (int zeros = 1; places < Decimal::max_scale; ++zeros, ++places) {
      if (multiply_divide(numerator, power_of_ten(zeros), denominator, cut_off) != 0) break;
    }
  }
  if (places < 0) {
    const Int128 unit = power_of_ten(-places);  // times the denominator this is no more than the numerator
    return Decimal(narrow(checked_multiply(divide(numerator, denominator * unit, rounding), unit)), 0);
  }
  places = std::min(places, Decimal::max_scale);
  std::int64_t coefficient = narrow(multiply_divide(numerator, power_of_ten(places), denominator, rounding));
  for (; places > 0 && coefficient % 10 == 0; --places) coefficient /= 10;
  return Decimal(coefficient, places);
}

std::string to_string(const Decimal& value) {
  return places_text(value.coefficient(), value.scale());
}

}  // namespace capex::core
