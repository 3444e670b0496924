// A rate made ready for many amounts: minor units of one currency into another's, exact but for the one rounding that
// each amount asks for.
//
// amount x numerator / denominator, where both are reduced and mostly fit 64 bits. Division by the same number again
// and again is multiplication by its reciprocal: Moller and Granlund, "Improved division by invariant integers",
// algorithm 4.
#pragma once

#include <cstdint>
#include <limits>

#include "fx/exchange_rate.hpp"
#include "money/bounds.hpp"
#include "money/rounding.hpp"

namespace capex::core {

class RateFactor {
 public:
  RateFactor() = default;
  /// The rate is one between the two, in either direction. Error{usage} where it is not above zero.
  RateFactor(const ExchangeRate& rate, Currency from, Currency to);

  /// What stands for a result that does not fit, or that is one of the two values that stand for open bounds.
  static constexpr std::int64_t too_large = std::numeric_limits<std::int64_t>::min();

  /// The amount in the other currency, or too_large: a plain number, because this runs several times a figure.
  std::int64_t operator()(std::int64_t minor, Rounding rounding) const {
    if (reciprocal_ == 0) return slow(minor, rounding);
    const bool negative = minor < 0;
    Divided share;
    if (!divide(negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor), share)) {
      return too_large;
    }
    if (share.quotient >= open_end) return too_large;
    if (share.remainder != 0 && rounds_up(share, negative, rounding)) ++share.quotient;
    if (share.quotient == open_end) return too_large;
    const auto result = static_cast<std::int64_t>(share.quotient);
    return negative ? -result : result;
  }

  /// A point and the bounds around it, rounded outwards; false when one does not fit.
  bool convert(std::int64_t& point, Bounds& bounds) const {
    const auto low = bounds.low();
    const auto high = bounds.high();
    const bool around = low && high && *low >= 0 && point >= *low && point - *low == *high - point;
    return around && reciprocal_ != 0 ? convert_around(point, bounds) : convert_each(point, bounds);
  }
  /// Bounds alone.
  bool convert(Bounds& bounds) const;

 private:
  __extension__ using Uint128 = unsigned __int128;
  struct Divided {
    std::uint64_t quotient;
    std::uint64_t remainder;
  };
  /// How far the bounds lie from the point, converted. Mostly as far as they did last time, as sources state to the
  /// million.
  struct Half {
    std::int64_t minor = 0;
    Divided share = {0, 0};
  };

  static constexpr auto open_end = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

  static std::uint64_t high_word(Uint128 value) { return static_cast<std::uint64_t>(value >> 64); }

  /// The exact share of so many minor units, or false when the quotient does not fit 64 bits.
  bool divide(std::uint64_t minor, Divided& share) const {
    const Uint128 product = static_cast<Uint128>(minor) * numerator_;
    if (high_word(product) >= denominator_) return false;
    // By the denominator shifted to have its highest bit set.
    const Uint128 dividend = product << shift_;
    const std::uint64_t divisor = denominator_ << shift_;
    const auto low = static_cast<std::uint64_t>(dividend);
    const Uint128 estimate = static_cast<Uint128>(reciprocal_) * high_word(dividend) + dividend;
    std::uint64_t quotient = high_word(estimate) + 1;
    std::uint64_t remainder = low - quotient * divisor;
    // One too many every other time: without a branch, which would be foretold wrongly as often.
    const std::uint64_t too_many = remainder > static_cast<std::uint64_t>(estimate) ? ~std::uint64_t{0} : 0;
    quotient += too_many;
    remainder += too_many & divisor;
    if (remainder >= divisor) {
      ++quotient;
      remainder -= divisor;
    }
    share = {quotient, remainder >> shift_};
    return true;
  }

  bool rounds_up(const Divided& share, bool negative, Rounding rounding) const {
    switch (rounding) {
      case Rounding::floor:
        return negative;
      case Rounding::ceiling:
        return !negative;
      case Rounding::half_even:
        break;
    }
    const std::uint64_t rest = denominator_ - share.remainder;
    return share.remainder + (share.quotient & 1) > rest;  // of even shares, more than half
  }

  /// Bounds as far below the point as above it, not below zero: point and distance are divided, their exact shares
  /// added and subtracted, so that two of three divisions are spared.
  bool convert_around(std::int64_t& point, Bounds& bounds) const {
    const std::int64_t distance = *bounds.high() - point;
    if (half_.minor != distance) {
      Half half{distance, {}};
      if (!divide(static_cast<std::uint64_t>(distance), half.share)) return false;
      half_ = half;
    }
    const Divided& half = half_.share;
    Divided middle;
    if (!divide(static_cast<std::uint64_t>(point), middle) || middle.quotient >= open_end) return false;
    const std::uint64_t low = middle.quotient - half.quotient - (middle.remainder < half.remainder ? 1 : 0);
    const std::uint64_t high = middle.quotient + half.quotient + ((middle.remainder | half.remainder) != 0 ? 1 : 0) +
                               (half.remainder > denominator_ - middle.remainder ? 1 : 0);
    if (high >= open_end) return false;
    point = static_cast<std::int64_t>(middle.quotient + (rounds_up(middle, false, Rounding::half_even) ? 1 : 0));
    bounds = Bounds(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
    return true;
  }

  bool convert_each(std::int64_t& point, Bounds& bounds) const;
  std::int64_t slow(std::int64_t minor, Rounding rounding) const;

  Int128 wide_numerator_ = 0;
  Int128 wide_denominator_ = 1;
  std::uint64_t numerator_ = 0;
  std::uint64_t denominator_ = 1;
  std::uint64_t reciprocal_ = 0;  // 0 where the factor does not fit 64 bits
  int shift_ = 0;
  mutable Half half_;  // of the last amount
};

}  // namespace capex::core
