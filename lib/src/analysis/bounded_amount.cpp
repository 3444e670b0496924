#include "capex/analysis/bounded_amount.hpp"

#include "capex/error.hpp"

namespace capex {

BoundedAmount bounded(const Standing& standing) {
  const Stated& stated = standing.figure->amount;
  try {
    const std::optional<std::int64_t> point = stated.point();
    return {point ? Status::stated : Status::limit, standing.flags, point.value_or(0), stated.bounds()};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return {Status::overflow, standing.flags, 0, {}};
  }
}

BoundedAmount bounded(const Observation& observation) {
  return {observation.status, observation.flags, observation.amount.value_or(0), observation.bounds};
}

}  // namespace capex
