// The number that a figure or an observation says, for what only counts.
#pragma once

#include <optional>

#include "analysis/standing/standing.hpp"
#include "model/bounded_amount.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// Of a stated amount: stated, range or limit; overflow where its bounds do not fit.
inline BoundedAmount bounded(const Stated& stated, Flags flags = {}) {
  Bounds bounds;
  if (!stated.bounds_fit(bounds)) return {Status::overflow, flags, 0, {}};
  const std::optional<std::int64_t> point = stated.point();
  const Status status = stated.is_range() ? Status::range : point ? Status::stated : Status::limit;
  return {status, flags, point.value_or(0), bounds};
}
/// Of the figure that stands.
inline BoundedAmount bounded(const Standing& standing) {
  return bounded(standing.figure->amount, standing.flags);
}
BoundedAmount bounded(const Value& value);

/// Of a range, which has both ends; half-even.
std::int64_t middle(const Bounds& range);

}  // namespace capex::core
