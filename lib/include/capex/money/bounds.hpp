// Where the true value lies: a closed interval of minor units, open to one side or both where nothing is known.
// Bounds travel through every sum, difference and conversion; rounding is always outwards.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

namespace capex {

class Bounds {
 public:
  /// Unbounded to both sides.
  constexpr Bounds() = default;
  /// [low, high]; Error{usage} when low > high.
  Bounds(std::optional<std::int64_t> low, std::optional<std::int64_t> high);
  static constexpr Bounds exactly(std::int64_t value) { return Bounds(value, value, 0); }

  constexpr bool has_low() const { return low_ != no_low; }
  constexpr bool has_high() const { return high_ != no_high; }
  constexpr std::optional<std::int64_t> low() const { return has_low() ? std::optional(low_) : std::nullopt; }
  constexpr std::optional<std::int64_t> high() const { return has_high() ? std::optional(high_) : std::nullopt; }

  bool operator==(const Bounds&) const = default;

 private:
  constexpr Bounds(std::int64_t low, std::int64_t high, int) : low_(low), high_(high) {}

  static constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();
  std::int64_t low_ = no_low;
  std::int64_t high_ = no_high;
};

/// Error{overflow} when an end does not fit.
Bounds operator+(const Bounds& a, const Bounds& b);
Bounds operator-(const Bounds& a, const Bounds& b);

/// Whether the two share at least one value (XBRL Calculations 1.1: consistent).
bool meet(const Bounds& a, const Bounds& b);

/// high - low; nothing when an end is open. Saturates rather than overflows.
std::optional<std::int64_t> width(const Bounds& bounds);

}  // namespace capex
