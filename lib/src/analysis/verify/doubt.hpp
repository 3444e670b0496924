// How a figure in doubt is told.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/consistency.hpp"
#include "analysis/verify/slip.hpp"

namespace capex::core {

/// The figure, those of other sources that repeat it as of the day, and whose they are; what speaks against it is left
/// to the caller.
Inconsistency doubt(InconsistencyKind kind, const Series& series, const Figure& figure, Date as_of);

/// What is spoken of by a figure of the series for the period.
Subject subject_of(const Series& series, const Period& period);

/// Where the paces beside a doubted figure put it over its own days; an end that does not fit is left open.
void lead_to_expect(Inconsistency& doubted, Pace low, Pace middle, Pace high, bool below_zero);

/// Whether amounts may be below zero: so they may by their measure, or some are.
bool may_be_negative(const Series& series, const std::vector<MeasureId>& negative_too);

}  // namespace capex::core
