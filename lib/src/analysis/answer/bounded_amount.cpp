#include "analysis/answer/bounded_amount.hpp"

namespace capex::core {

BoundedAmount bounded(const Observation& observation) {
  BoundedAmount result{observation.status, observation.flags, observation.amount.value_or(0), observation.bounds};
  if (result.status == Status::range) result.point = middle(result.bounds);
  return result;
}

std::int64_t middle(const Bounds& range) {
  return narrow(divide(Int128{*range.low()} + *range.high(), 2, Rounding::half_even));
}

}  // namespace capex::core
