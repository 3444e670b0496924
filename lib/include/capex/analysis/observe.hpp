// One series, one period: the figure that stands, as an observation in the series' own currency.
//
// Periods are matched exactly: this is where tiling takes its place in the way of the data.
#pragma once

#include "capex/model/observation.hpp"
#include "capex/model/series.hpp"

namespace capex {

/// stated, limit or missing; overflow where the stated bounds do not fit.
Observation observe(const Series& series, const Period& period, Date as_of = latest);

}  // namespace capex
