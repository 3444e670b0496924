#include "capex/analysis/bounded_amount.hpp"

namespace capex {

BoundedAmount bounded(const Observation& observation) {
  return {observation.status, observation.flags, observation.amount.value_or(0), observation.bounds};
}

}  // namespace capex
