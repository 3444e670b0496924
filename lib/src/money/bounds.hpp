// Where the true value lies: a closed interval of minor units, open to one side or both where nothing is known.
// Bounds travel through every sum, difference and conversion; rounding is always outwards.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "money/rounding.hpp"

namespace capex::core {

class Bounds {
 public:
  /// Unbounded to both sides.
  constexpr Bounds() = default;
  /// [low, high]; Error{usage} when low > high, Error{overflow} for the outermost 64-bit values, which stand for open
  /// ends.
  Bounds(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
    if (low) low_ = end(*low);
    if (high) high_ = end(*high);
    if (low_ > high_) refuse(low_, high_);
  }
  /// Whether the value is not taken for an open end.
  static constexpr bool can_end_at(std::int64_t value) {
    return value != std::numeric_limits<std::int64_t>::min() && value != std::numeric_limits<std::int64_t>::max();
  }
  static constexpr Bounds exactly(std::int64_t value) { return closed(value, value); }
  /// Of ends that were bounds' before: in order, the outermost values for open ones. Unchecked.
  static constexpr Bounds kept(std::int64_t low, std::int64_t high) {
    Bounds bounds;
    bounds.low_ = low;
    bounds.high_ = high;
    return bounds;
  }

  constexpr bool has_low() const { return low_ != no_low; }
  constexpr bool has_high() const { return high_ != no_high; }
  constexpr std::optional<std::int64_t> low() const { return has_low() ? std::optional(low_) : std::nullopt; }
  constexpr std::optional<std::int64_t> high() const { return has_high() ? std::optional(high_) : std::nullopt; }
  /// The ends as kept() takes them.
  constexpr std::int64_t kept_low() const { return low_; }
  constexpr std::int64_t kept_high() const { return high_; }

  bool operator==(const Bounds&) const = default;

  /// Where the sums and the differences of their values lie; nothing when an end does not fit.
  friend constexpr std::optional<Bounds> sum(const Bounds& a, const Bounds& b) {
    Bounds result;
    if (a.has_low() && b.has_low() &&
        (__builtin_add_overflow(a.low_, b.low_, &result.low_) || !can_end_at(result.low_))) {
      return std::nullopt;
    }
    if (a.has_high() && b.has_high() &&
        (__builtin_add_overflow(a.high_, b.high_, &result.high_) || !can_end_at(result.high_))) {
      return std::nullopt;
    }
    return result;
  }
  friend constexpr std::optional<Bounds> difference(const Bounds& a, const Bounds& b) {
    Bounds result;
    if (a.has_low() && b.has_high() &&
        (__builtin_sub_overflow(a.low_, b.high_, &result.low_) || !can_end_at(result.low_))) {
      return std::nullopt;
    }
    if (a.has_high() && b.has_low() &&
        (__builtin_sub_overflow(a.high_, b.low_, &result.high_) || !can_end_at(result.high_))) {
      return std::nullopt;
    }
    return result;
  }

  /// Whether the two share at least one value (XBRL Calculations 1.1: consistent).
  friend constexpr bool meet(const Bounds& a, const Bounds& b) { return a.low_ <= b.high_ && b.low_ <= a.high_; }

  /// high - low; nothing when an end is open. Saturates rather than overflows.
  friend constexpr std::optional<std::int64_t> width(const Bounds& bounds) {
    if (!bounds.has_low() || !bounds.has_high()) return std::nullopt;
    std::int64_t difference = 0;
    return __builtin_sub_overflow(bounds.high_, bounds.low_, &difference) ? no_high : difference;
  }

 private:
  friend class Stated;

  static constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();

  static constexpr std::int64_t end(std::int64_t value) {
    if (!can_end_at(value)) throw_overflow("a bound");
    return value;
  }
  [[noreturn]] static void refuse(std::int64_t low, std::int64_t high);

  /// For ends that are known to be in order.
  static constexpr Bounds closed(std::int64_t low, std::int64_t high) {
    Bounds bounds;
    bounds.low_ = end(low);
    bounds.high_ = end(high);
    return bounds;
  }

  std::int64_t low_ = no_low;
  std::int64_t high_ = no_high;
};

}  // namespace capex::core
