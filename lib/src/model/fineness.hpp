// Which of two statements says more: the one with the narrower bounds, so that a point is finer than a limit, 60-65bn
// finer than 60-70bn and ">20bn" finer than ">12bn"; of equally wide ones, the one written to more decimals.
#pragma once

#include <compare>
#include <limits>

#include "money/stated.hpp"

namespace capex::core {

/// The bounds, open where they do not fit 64 bits: such a statement disputes nothing, and any other is finer.
inline Bounds bounds_or_open(const Stated& stated) {
  Bounds bounds;
  return stated.bounds_fit(bounds) ? bounds : Bounds();
}

/// Of what has no width, an order of its own: lower ends first, the higher the finer; then upper ends, the lower the
/// finer; then what is open on both sides. So "more than 20bn" is finer than "more than 12bn".
inline std::strong_ordering openness(const Bounds& a, const Bounds& b) {
  const auto side = [](const Bounds& bounds) { return bounds.has_low() ? 0 : bounds.has_high() ? 1 : 2; };
  if (side(a) != side(b)) return side(a) <=> side(b);
  if (a.has_low() && b.has_low()) return *b.low() <=> *a.low();
  return a.has_high() && b.has_high() ? *a.high() <=> *b.high() : std::strong_ordering::equal;
}

/// Less when a is the finer, equal when neither is.
inline std::strong_ordering coarseness(const Stated& a, const Bounds& a_bounds, const Stated& b,
                                       const Bounds& b_bounds) {
  constexpr auto open = std::numeric_limits<std::int64_t>::max();
  const std::int64_t a_width = width(a_bounds).value_or(open);
  const std::int64_t b_width = width(b_bounds).value_or(open);
  if (a_width != b_width) return a_width <=> b_width;
  if (a_width == open) {
    const auto order = openness(a_bounds, b_bounds);
    if (order != 0) return order;
  }
  return b.decimals() <=> a.decimals();
}

inline std::strong_ordering coarseness(const Stated& a, const Stated& b) {
  return coarseness(a, bounds_or_open(a), b, bounds_or_open(b));
}

}  // namespace capex::core
