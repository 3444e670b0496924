// A rate made ready for many amounts: minor units of one currency into another's, exact but for the one rounding that
// each amount asks for.
//
// amount x numerator / denominator, where both are reduced and mostly fit 63 bits. Division by the same number again
// and again is multiplication by the factor as a binary fraction of 64 digits, cut off: its quotient is at most one too
// few, which the remainder tells (T. Granlund, P. L. Montgomery, "Division by invariant integers using multiplication",
// 1994).
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
    const std::uint64_t size = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    if (size > most_) return slow(minor, rounding);
    const Divided share = divide(size);
    const std::uint64_t up = share.remainder != 0 && rounds_up(share, minor < 0, rounding) ? 1 : 0;
    const auto result = static_cast<std::int64_t>(share.quotient + up);
    return minor < 0 ? -result : result;
  }

  /// A point and the bounds around it, rounded outwards; false when one does not fit.
  [[gnu::always_inline]] bool convert(std::int64_t& point, Bounds& bounds) const {
    // An open end is below zero or too far up.
    const std::int64_t low = bounds.kept_low();
    const std::int64_t high = bounds.kept_high();
    const bool in_reach = low >= 0 && static_cast<std::uint64_t>(high) <= most_;
    if (!in_reach || point < low || point - low != high - point) return convert_each(point, bounds);
    convert_around(point, bounds, high - point);
    return true;
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

  /// The exact share of so many minor units, at most most_.
  Divided divide(std::uint64_t minor) const {
    const Uint128 product = static_cast<Uint128>(minor << before_) * fraction_;
    const std::uint64_t estimate = static_cast<std::uint64_t>(product >> 64) >> after_;
    const std::uint64_t rest = minor * numerator_ - estimate * denominator_;
    const std::uint64_t one_more = rest >= denominator_ ? 1 : 0;  // every other time: no branch foretells it
    return {estimate + one_more, rest - (denominator_ & (0 - one_more))};
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
  [[gnu::always_inline]] void convert_around(std::int64_t& point, Bounds& bounds, std::int64_t distance) const {
    if (half_.minor != distance) half_ = {distance, divide(static_cast<std::uint64_t>(distance))};
    const Divided& half = half_.share;
    const Divided middle = divide(static_cast<std::uint64_t>(point));
    const std::uint64_t sum = middle.remainder + half.remainder;
    const std::uint64_t low = middle.quotient - half.quotient - (middle.remainder < half.remainder ? 1 : 0);
    const std::uint64_t high = middle.quotient + half.quotient + (sum > 0 ? 1 : 0) + (sum > denominator_ ? 1 : 0);
    const std::uint64_t up = rounds_up(middle, false, Rounding::half_even) ? 1 : 0;
    point = static_cast<std::int64_t>(middle.quotient + up);
    bounds = Bounds::kept(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
  }

  bool convert_each(std::int64_t& point, Bounds& bounds) const;
  std::int64_t slow(std::int64_t minor, Rounding rounding) const;

  Int128 wide_numerator_ = 0;
  Int128 wide_denominator_ = 1;
  std::uint64_t numerator_ = 0;
  std::uint64_t denominator_ = 1;
  std::uint64_t fraction_ = 0;  // the factor, its highest bit set, with the shift before or after
  int before_ = 0;
  int after_ = 0;
  std::uint64_t most_ = 0;  // what may be divided so: neither it nor its share has more than 62 bits
  mutable Half half_;       // of the last amount
};

}  // namespace capex::core
