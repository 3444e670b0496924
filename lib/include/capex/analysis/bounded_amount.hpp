// The number that a figure or an observation says, for what only counts.
#pragma once

#include "capex/analysis/standing.hpp"
#include "capex/model/bounded_amount.hpp"
#include "capex/model/observation.hpp"

namespace capex {

/// Of the figure that stands: stated or limit; overflow where its bounds do not fit.
BoundedAmount bounded(const Standing& standing);
BoundedAmount bounded(const Observation& observation);

}  // namespace capex
