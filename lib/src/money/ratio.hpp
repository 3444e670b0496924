// An exact quotient of two integers, for growth: amount / base. Compared exactly, rounded only when printed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "money/decimal.hpp"
#include "money/rounding.hpp"

namespace capex::core {

class Ratio {
 public:
  /// numerator / denominator; the sign moves to the numerator. Error{usage} for a zero denominator. Not reduced.
  Ratio(Int128 numerator, Int128 denominator) : numerator_(numerator), denominator_(denominator) {
    if (denominator <= 0) turn();
  }

  Int128 numerator() const { return numerator_; }
  Int128 denominator() const { return denominator_; }

  /// By value: 2/4 == 1/2.
  friend bool operator==(const Ratio& a, const Ratio& b);
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

 private:
  void turn();  // the sign to the numerator

  Int128 numerator_;
  Int128 denominator_;  // > 0
};

/// Reduces before it multiplies; Error{overflow} when the result still does not fit 128 bits, Error{usage} for a
/// division by zero.
Ratio operator*(const Ratio& a, const Ratio& b);
Ratio operator/(const Ratio& a, const Ratio& b);

/// Exact; Error{overflow} as above.
Ratio operator+(const Ratio& a, const Ratio& b);
Ratio operator-(const Ratio& a, const Ratio& b);

/// The ratio less one: growth from the factor.
Ratio less_one(const Ratio& factor);
/// Nothing of nothing.
inline std::optional<Ratio> less_one(const std::optional<Ratio>& factor) {
  return factor ? std::optional(less_one(*factor)) : std::nullopt;
}

/// The ratio with `scale` places.
Decimal to_decimal(const Ratio& ratio, int scale, Rounding rounding = Rounding::half_even);
/// The same as its coefficient, with 0 to Decimal::max_scale places; nothing when it does not fit.
std::optional<std::int64_t> coefficient_if_fits(const Ratio& ratio, int scale, Rounding rounding);

}  // namespace capex::core
