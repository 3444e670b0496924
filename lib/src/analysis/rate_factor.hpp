// A rate made ready for many amounts: minor units of one currency into another's, exact but for the one rounding that
// each amount asks for.
//
// amount x numerator / denominator, where both are reduced and mostly fit 64 bits. Division by the same number again
// and again is multiplication by its reciprocal: Moller and Granlund, "Improved division by invariant integers",
// algorithm 4.
#pragma once

#include <cstdint>
#include <limits>

#include "capex/fx/exchange_rate.hpp"
#include "capex/money/rounding.hpp"

namespace capex {

class RateFactor {
 public:
  RateFactor() = default;
  /// The rate is one between the two, in either direction.
  RateFactor(const ExchangeRate& rate, Currency from, Currency to);

  /// What stands for a result that does not fit, or that is one of the two values that stand for open bounds.
  static constexpr std::int64_t too_large = std::numeric_limits<std::int64_t>::min();

  /// The amount in the other currency, or too_large: a plain number, because this runs several times a figure.
  std::int64_t operator()(std::int64_t minor, Rounding rounding) const {
    if (reciprocal_ == 0) return slow(minor, rounding);
    const bool negative = minor < 0;
    const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    const Uint128 product = static_cast<Uint128>(size) * numerator_;
    if (high_word(product) >= denominator_) return too_large;
    auto [quotient, remainder] = divide(product << shift_);
    remainder >>= shift_;
    if (remainder != 0 && rounds_up(quotient, remainder, negative, rounding)) ++quotient;
    if (quotient >= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return too_large;
    const auto result = static_cast<std::int64_t>(quotient);
    return negative ? -result : result;
  }

 private:
  __extension__ using Uint128 = unsigned __int128;
  struct Divided {
    std::uint64_t quotient;
    std::uint64_t remainder;
  };

  static std::uint64_t high_word(Uint128 value) { return static_cast<std::uint64_t>(value >> 64); }

  /// By the denominator shifted to have its highest bit set; the quotient fits.
  Divided divide(Uint128 dividend) const {
    const std::uint64_t divisor = denominator_ << shift_;
    const auto low = static_cast<std::uint64_t>(dividend);
    const Uint128 estimate = static_cast<Uint128>(reciprocal_) * high_word(dividend) + dividend;
    std::uint64_t quotient = high_word(estimate) + 1;
    std::uint64_t remainder = low - quotient * divisor;
    if (remainder > static_cast<std::uint64_t>(estimate)) {
      --quotient;
      remainder += divisor;
    }
    if (remainder >= divisor) {
      ++quotient;
      remainder -= divisor;
    }
    return {quotient, remainder};
  }

  bool rounds_up(std::uint64_t quotient, std::uint64_t remainder, bool negative, Rounding rounding) const {
    switch (rounding) {
      case Rounding::floor:
        return negative;
      case Rounding::ceiling:
        return !negative;
      case Rounding::half_even:
        break;
    }
    const std::uint64_t rest = denominator_ - remainder;
    return remainder > rest || (remainder == rest && (quotient & 1) != 0);
  }

  std::int64_t slow(std::int64_t minor, Rounding rounding) const;

  Int128 wide_numerator_ = 0;
  Int128 wide_denominator_ = 1;
  std::uint64_t numerator_ = 0;
  std::uint64_t denominator_ = 1;
  std::uint64_t reciprocal_ = 0;  // 0 where the factor does not fit 64 bits
  int shift_ = 0;
};

}  // namespace capex
