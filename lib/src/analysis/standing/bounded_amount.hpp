// The number that a figure or an observation says, for what only counts.
#pragma once

#include <optional>

#include "analysis/standing/standing.hpp"
#include "model/bounded_amount.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// Of a stated amount: stated, range or limit; overflow where its bounds do not fit.
inline BoundedAmount bounded(const Stated& stated, Flags flags = {});
/// The same in the place of another. A pass makes millions, and to copy what was just made is to wait for it.
[[gnu::always_inline]] inline void set_bounded(BoundedAmount& amount, const Stated& stated, Flags flags = {}) {
  amount.flags = flags;
  if (!stated.bounds_fit(amount.bounds)) {
    amount = {Status::overflow, flags, 0, {}};
    return;
  }
  amount.point = stated.is_one() ? *stated.low() : stated.point().value_or(0);  // nearly all are one number
  amount.status = stated.is_one() ? Status::stated : stated.is_range() ? Status::range : Status::limit;
}
inline BoundedAmount bounded(const Stated& stated, Flags flags) {
  BoundedAmount amount;
  set_bounded(amount, stated, flags);
  return amount;
}
/// Of the figure that stands.
inline BoundedAmount bounded(const Standing& standing) {
  return bounded(standing.figure->amount, standing.flags);
}
BoundedAmount bounded(const Value& value);

/// Of a range, which has both ends; half-even.
std::int64_t middle(const Bounds& range);

}  // namespace capex::core
