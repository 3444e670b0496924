// 128-bit integers for products of amounts and rates, checked arithmetic, and the only division in the library that
// rounds. Every rounding names its mode.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace capex::core {

__extension__ using Int128 = __int128;

enum class Rounding {
  half_even,  // to nearest, ties to the even neighbour (IEEE 754 roundTiesToEven)
  floor,      // towards minus infinity: lower bounds
  ceiling,    // towards plus infinity: upper bounds
};

/// numerator / denominator, rounded. The denominator is not zero. Error{overflow} only for -2^127 / -1.
Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding = Rounding::half_even);

/// a x b / denominator, rounded once: the product is held exactly even past 128 bits. Error{overflow} when the
/// quotient does not fit.
Int128 multiply_divide(Int128 a, Int128 b, Int128 denominator, Rounding rounding = Rounding::half_even);

/// The same; nothing when the quotient does not fit.
std::optional<Int128> multiply_divide_if_fits(Int128 a, Int128 b, Int128 denominator,
                                              Rounding rounding = Rounding::half_even);

/// 10^exponent for 0 <= exponent <= 38; Error{overflow} beyond.
Int128 power_of_ten(int exponent);

/// The greatest common divisor, of the sign that the remainders leave; a where b is zero.
Int128 common_divisor(Int128 a, Int128 b);

std::string to_string(Int128 value);

/// Throws Error{overflow}: "the amount does not fit ...". Kept out of line so that checked arithmetic stays small.
[[noreturn]] void throw_overflow(const char* what);

/// The powers of ten that fit 64 bits.
inline constexpr std::array<std::int64_t, 19> small_powers_of_ten = []() {
  std::array<std::int64_t, 19> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

/// Sum, difference and product; Error{overflow} when the result does not fit.
constexpr std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw_overflow("a sum");
  return sum;
}

constexpr std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) throw_overflow("a difference");
  return difference;
}

/// a x b into `product`; true when it does not fit 128 bits. (The compiler's own check needs a run-time library that
/// clang does not always link.)
bool multiply_overflows(Int128 a, Int128 b, Int128& product);

inline Int128 checked_multiply(Int128 a, Int128 b) {
  Int128 product = 0;
  if (multiply_overflows(a, b, product)) throw_overflow("a product");
  return product;
}

/// The value as 64 bits; nothing when it does not fit.
constexpr std::optional<std::int64_t> narrow_if_fits(Int128 value) {
  const auto small = static_cast<std::int64_t>(value);
  return small == value ? std::optional(small) : std::nullopt;
}
/// The same; Error{overflow} when it does not fit.
constexpr std::int64_t narrow(Int128 value) {
  const auto small = narrow_if_fits(value);
  if (!small) throw_overflow("an amount");
  return *small;
}

}  // namespace capex::core
