#include "analysis/standing/bounded_amount.hpp"

namespace capex::core {

BoundedAmount bounded(const Value& value) {
  BoundedAmount result{value.status, value.flags, value.amount.value_or(0), value.bounds};
  if (result.status == Status::range) result.point = middle(result.bounds);
  return result;
}

std::int64_t middle(const Bounds& range) {
  return narrow(divide(Int128{*range.low()} + *range.high(), 2, Rounding::half_even));
}

}  // namespace capex::core
