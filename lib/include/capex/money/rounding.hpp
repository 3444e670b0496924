// 128-bit integers for products of amounts and rates, and the only division in the library that rounds.
// Every rounding names its mode.
#pragma once

#include <cstdint>
#include <string>

namespace capex {

__extension__ using Int128 = __int128;

enum class Rounding {
  half_even,  // to nearest, ties to the even neighbour (IEEE 754 roundTiesToEven)
  floor,      // towards minus infinity: lower bounds
  ceiling,    // towards plus infinity: upper bounds
};

/// numerator / denominator, rounded. The denominator is not zero.
Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding = Rounding::half_even);

/// 10^exponent for 0 <= exponent <= 38; Error{overflow} beyond.
Int128 power_of_ten(int exponent);

/// Sum, difference and product; Error{overflow} when the result does not fit.
std::int64_t checked_add(std::int64_t a, std::int64_t b);
std::int64_t checked_subtract(std::int64_t a, std::int64_t b);
Int128 checked_multiply(Int128 a, Int128 b);

/// The value as 64 bits; Error{overflow} when it does not fit.
std::int64_t narrow(Int128 value);

std::string to_string(Int128 value);

}  // namespace capex
