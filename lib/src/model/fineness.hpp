// Which of two statements says more: the one with the narrower bounds, so that a point is finer than a limit and
// 60-65bn finer than 60-70bn; of equally wide ones, the one written to more decimals.
#pragma once

#include <compare>
#include <limits>

#include "capex/error.hpp"
#include "capex/money/stated.hpp"

namespace capex {

/// The bounds, open where they do not fit 64 bits: such a statement disputes nothing, and any other is finer.
inline Bounds bounds_or_open(const Stated& stated) {
  try {
    return stated.bounds();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return {};
  }
}

/// Less when a is the finer, equal when neither is.
inline std::strong_ordering coarseness(const Stated& a, const Bounds& a_bounds, const Stated& b,
                                       const Bounds& b_bounds) {
  constexpr auto open = std::numeric_limits<std::int64_t>::max();
  const std::int64_t a_width = width(a_bounds).value_or(open);
  const std::int64_t b_width = width(b_bounds).value_or(open);
  return a_width != b_width ? a_width <=> b_width : b.decimals() <=> a.decimals();
}

inline std::strong_ordering coarseness(const Stated& a, const Stated& b) {
  return coarseness(a, bounds_or_open(a), b, bounds_or_open(b));
}

}  // namespace capex
