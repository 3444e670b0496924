// The number that a figure or an observation says, for what only counts.
#pragma once

#include <optional>

#include "capex/analysis/standing.hpp"
#include "capex/error.hpp"
#include "capex/model/bounded_amount.hpp"
#include "capex/model/observation.hpp"

namespace capex {

/// Of a stated amount: stated or limit; overflow where its bounds do not fit.
inline BoundedAmount bounded(const Stated& stated, Flags flags = {}) {
  try {
    const std::optional<std::int64_t> point = stated.point();
    return {point ? Status::stated : Status::limit, flags, point.value_or(0), stated.bounds()};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return {Status::overflow, flags, 0, {}};
  }
}
/// Of the figure that stands.
inline BoundedAmount bounded(const Standing& standing) {
  return bounded(standing.figure->amount, standing.flags);
}
BoundedAmount bounded(const Observation& observation);

}  // namespace capex
