#include "money/rounding.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>

#include <utility>

#include "capex/error.hpp"

namespace capex::core {
namespace {

__extension__ using Uint128 = unsigned __int128;
using boost::multiprecision::int256_t;

constexpr Int128 lowest = Int128{1} << 126 << 1;

Uint128 magnitude(Int128 value) {
  return value < 0 ? -static_cast<Uint128>(value) : static_cast<Uint128>(value);
}

/// Of what fits 128 bits with that sign.
Uint128 largest_size(bool negative) {
  return magnitude(lowest) - (negative ? 0 : 1);
}

constexpr std::array<Int128, 39> powers_of_ten = []() {
  std::array<Int128, 39> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

/// What to add to a quotient that was cut off, given the remainder's size and whether the true value is negative.
int correction(Uint128 remainder, Uint128 denominator, bool negative, bool odd, Rounding rounding) {
  if (remainder == 0) return 0;
  const int away = negative ? -1 : 1;
  switch (rounding) {
    case Rounding::floor:
      return negative ? -1 : 0;
    case Rounding::ceiling:
      return negative ? 0 : 1;
    case Rounding::half_even:
      break;
  }
  const Uint128 rest = denominator - remainder;  // compared so, because twice the remainder may not fit
  if (remainder > rest || (remainder == rest && odd)) return away;
  return 0;
}

bool fits_64_bits(Int128 value) {
  return static_cast<std::int64_t>(value) == value;
}

int256_t widen(Int128 value) {
  const Uint128 size = magnitude(value);
  int256_t wide = static_cast<std::uint64_t>(size >> 64);
  wide <<= 64;
  wide += static_cast<std::uint64_t>(size);
  return value < 0 ? int256_t(-wide) : wide;
}

/// Of a magnitude below 2^128.
Uint128 lower_half(const int256_t& magnitude) {
  const auto low = static_cast<std::uint64_t>(magnitude & std::numeric_limits<std::uint64_t>::max());
  const auto high = static_cast<std::uint64_t>(magnitude >> 64);
  return static_cast<Uint128>(high) << 64 | low;
}

std::optional<Int128> wide_multiply_divide(Int128 a, Int128 b, Int128 denominator, Rounding rounding) {
  const bool negative = (a < 0) != (b < 0) ? denominator > 0 : denominator < 0;
  const int256_t product = boost::multiprecision::abs(int256_t(widen(a) * widen(b)));
  const int256_t divisor = boost::multiprecision::abs(widen(denominator));
  const int256_t quotient = product / divisor;
  const int256_t remainder = product % divisor;
  if ((quotient >> 128) != 0) return std::nullopt;
  const Uint128 cut = lower_half(quotient);
  const int extra = correction(lower_half(remainder), lower_half(divisor), negative, (cut & 1) != 0, rounding);
  const Uint128 size = cut + static_cast<Uint128>(extra != 0);  // a correction is always away from zero
  if (size < cut || size > largest_size(negative)) return std::nullopt;
  return static_cast<Int128>(negative ? -size : size);
}

}  // namespace

void throw_overflow(const char* what) {
  throw Error(ErrorCode::overflow, std::string(what) + " is too large: amounts are kept in 64-bit minor units, about " +
                                       "9.2 x 10^18, and products in 128 bits");
}

bool multiply_overflows(Int128 a, Int128 b, Int128& product) {
  if (fits_64_bits(a) && fits_64_bits(b)) {
    product = a * b;
    return false;
  }
  const Uint128 size_a = magnitude(a);
  const Uint128 size_b = magnitude(b);
  const auto low_a = static_cast<std::uint64_t>(size_a);
  const auto low_b = static_cast<std::uint64_t>(size_b);
  const auto high_a = static_cast<std::uint64_t>(size_a >> 64);
  const auto high_b = static_cast<std::uint64_t>(size_b >> 64);
  if (high_a != 0 && high_b != 0) return true;
  const Uint128 middle = static_cast<Uint128>(high_a) * low_b + static_cast<Uint128>(high_b) * low_a;
  if (middle >> 64 != 0) return true;
  const bool negative = (a < 0) != (b < 0);
  Uint128 size = 0;
  if (__builtin_add_overflow(static_cast<Uint128>(low_a) * low_b, middle << 64, &size)) return true;
  if (size > largest_size(negative)) return true;
  product = static_cast<Int128>(negative ? -size : size);
  return false;
}

Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding) {
  if (denominator == -1 && numerator == lowest) throw_overflow("a quotient");
  // Most are small, and the machine divides 64 bits at once.
  const bool small = fits_64_bits(numerator) && fits_64_bits(denominator) && denominator != -1;
  const Int128 quotient =
      small ? static_cast<std::int64_t>(numerator) / static_cast<std::int64_t>(denominator) : numerator / denominator;
  const Int128 remainder = numerator - quotient * denominator;
  if (remainder == 0) return quotient;
  const bool negative = (numerator < 0) != (denominator < 0);
  return quotient + correction(magnitude(remainder), magnitude(denominator), negative, (quotient & 1) != 0, rounding);
}

Int128 multiply_divide(Int128 a, Int128 b, Int128 denominator, Rounding rounding) {
  const auto quotient = multiply_divide_if_fits(a, b, denominator, rounding);
  if (!quotient) throw_overflow("a quotient");
  return *quotient;
}

std::optional<Int128> multiply_divide_if_fits(Int128 a, Int128 b, Int128 denominator, Rounding rounding) {
  Int128 product = 0;
  if (multiply_overflows(a, b, product)) return wide_multiply_divide(a, b, denominator, rounding);
  if (denominator == -1 && product == lowest) return std::nullopt;
  return divide(product, denominator, rounding);
}

Int128 power_of_ten(int exponent) {
  if (exponent < 0 || exponent > 38) throw_overflow("a power of ten");
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

Int128 common_divisor(Int128 a, Int128 b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

std::string to_string(Int128 value) {
  const auto small = static_cast<std::int64_t>(value);
  if (small == value) return std::to_string(small);
  std::string digits;
  for (Uint128 rest = magnitude(value); rest != 0; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  if (value < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace capex::core
