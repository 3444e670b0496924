// A number as a source stated it: low, high and the precision of its writing.
//
// `decimals` is XBRL's: -9 means "stated in billions", so the true value lies within half a billion of it
// (XBRL Calculations 1.1's rounding interval). A limit ("more than 12bn") has only one end, is exact as a limit, and
// has no point. A range ("91-93bn") is exact at both of its ends. Stated to the minor unit or finer counts as exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "money/bounds.hpp"
#include "money/currency.hpp"

namespace capex::core {

/// low and high in units of 10^-digits (minor units of a currency, or of a ratio).
class Stated {
 public:
  static constexpr int max_decimals = 30;
  static constexpr int max_digits = 9;

  /// At least one end, low <= high, |decimals| <= 30, 0 <= digits <= 9; else Error{usage}.
  Stated(std::optional<std::int64_t> low, std::optional<std::int64_t> high, int decimals, int digits,
         bool about = false)
      : ends_(low, high),
        decimals_(static_cast<std::int8_t>(decimals)),
        digits_(static_cast<std::int8_t>(digits)),
        about_(about) {
    const bool right =
        (low || high) && decimals >= -max_decimals && decimals <= max_decimals && digits >= 0 && digits <= max_digits;
    if (!right) refuse(decimals, digits);
  }

  /// Of what a stated amount was made of before. Unchecked.
  Stated(const Bounds& ends, std::int8_t decimals, std::int8_t digits, bool about)
      : ends_(ends), decimals_(decimals), digits_(digits), about_(about) {}

  std::optional<std::int64_t> low() const { return ends_.low(); }
  std::optional<std::int64_t> high() const { return ends_.high(); }
  int decimals() const { return decimals_; }
  int digits() const { return digits_; }
  /// "about 50bn": kept, and changes no bound.
  bool about() const { return about_; }

  bool is_limit() const { return !ends_.has_low() || !ends_.has_high(); }
  /// Neither: one number.
  bool is_one() const { return ends_.low_ == ends_.high_; }
  bool is_range() const { return !is_limit() && ends_.low_ != ends_.high_; }
  /// The middle of low and high (half-even); nothing for a limit.
  std::optional<std::int64_t> point() const {
    if (is_limit()) return std::nullopt;
    return ends_.low_ == ends_.high_ ? ends_.low_ : middle(ends_.low_, ends_.high_);
  }
  /// [low - half, high + half] with half = 1/2 x 10^-decimals; the ends of a range or a limit as they are.
  /// Error{overflow} when an end does not fit.
  Bounds bounds() const {
    Bounds result;
    if (!bounds_fit(result)) throw_overflow("a bound");
    return result;
  }
  /// bounds() into `result`, or false: for where a bound that does not fit is an answer like others.
  [[gnu::always_inline]] bool bounds_fit(Bounds& result) const {
    result = ends_;
    const int coarse = digits_ - decimals_;  // places of the minor unit that the writing leaves open
    if (coarse <= 0 || ends_.low_ != ends_.high_) return true;
    if (coarse > static_cast<int>(small_powers_of_ten.size())) return false;
    const std::int64_t half = 5 * small_powers_of_ten[static_cast<std::size_t>(coarse - 1)];
    // As far from zero as half below the outermost values, which stand for open ends: from -room to room - 1.
    const auto room = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() - half);
    if (static_cast<std::uint64_t>(ends_.low_) + room >= 2 * room) return false;
    result.low_ = ends_.low_ - half;
    result.high_ = ends_.high_ + half;
    return true;
  }

  bool operator==(const Stated&) const = default;

 private:
  [[noreturn]] static void refuse(int decimals, int digits);
  static std::int64_t middle(std::int64_t low, std::int64_t high);

  Bounds ends_;
  std::int8_t decimals_;
  std::int8_t digits_;
  bool about_;
};

/// A stated ratio (growth, share) is held in billionths: +123% is 1'230'000'000 with decimals 2.
inline constexpr int ratio_digits = 9;
inline constexpr std::int64_t ratio_one = 1'000'000'000;

struct StatedAmount {
  Stated number;  // number.digits() == currency.digits()
  Currency currency;

  bool operator==(const StatedAmount&) const = default;
};

}  // namespace capex::core
