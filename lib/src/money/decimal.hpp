// An exact decimal number as it was written: coefficient x 10^-scale. 7.2150 keeps its four places.
// Rates and the numbers inside amounts are Decimals; no double stands between parsing and printing.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "money/rounding.hpp"

namespace capex::core {

class Decimal {
 public:
  static constexpr int max_scale = 18;

  constexpr Decimal() = default;
  /// coefficient x 10^-scale, 0 <= scale <= max_scale, else Error{overflow}.
  Decimal(std::int64_t coefficient, int scale);

  /// Plain digits with an optional sign and one '.': "-7.2150". No grouping, no exponent, no blanks.
  /// Error{parse} for anything else, Error{overflow} past 18 digits.
  static Decimal parse(std::string_view text);

  constexpr std::int64_t coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }

  /// Equal and ordered by value: 7.2150 == 7.215.
  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t coefficient_ = 0;
  int scale_ = 0;
};

/// The number with exactly `scale` places.
Decimal rescale(const Decimal& value, int scale, Rounding rounding = Rounding::half_even);

/// numerator / denominator to `digits` significant digits (1 to 18), without trailing zeros after the point.
Decimal quotient(Int128 numerator, Int128 denominator, int digits, Rounding rounding = Rounding::half_even);

/// All places as held: Decimal(72150, 4) is "7.2150".
std::string to_string(const Decimal& value);

}  // namespace capex::core
