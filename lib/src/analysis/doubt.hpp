// How a figure in doubt is told.
#pragma once

#include <vector>

#include "capex/analysis/consistency.hpp"
#include "capex/analysis/timeline.hpp"

namespace capex {

/// The figure, those of other sources that repeat it as of the day, and whose they are; what speaks against it is left
/// to the caller.
Inconsistency doubt(InconsistencyKind kind, const Series& series, const Figure& figure, Date as_of);

/// Whether what other figures make of a stated period shares no value with any that stood for it, though all of them
/// follow one definition.
bool contradicts(const Observation& sum, const History& history);

/// Whether amounts may be below zero: so they may by their measure, or some are.
bool may_be_negative(const Series& series, const std::vector<MeasureId>& negative_too);

}  // namespace capex
