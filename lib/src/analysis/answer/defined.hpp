// Measures that are defined as signed sums of others: capital expenditure with leases, free cash flow.
//
// What a source states for such a measure directly goes before what follows from its parts, and the two are compared.
// Every part has to be there, of the same period, basis, scope and currency; what is missing is never taken for zero.
#pragma once

#include <span>
#include <vector>

#include "model/measure.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// The signed sum of the parts, one a term: points from points and bounds from bounds; derived, or the weaker status of
/// a part. The part that has no value is `lacking`, and its status and gap are those of the sum. The operands name
/// their measures. overflow where the sum does not fit. Error{currency_mismatch} for parts in unlike currencies.
Observation sum_of_terms(MeasureId measure, std::span<const MeasureTerm> terms, std::span<const Observation> parts);

/// What is stated directly, with sources_disagree where the parts do not meet it; the sum of the parts where nothing
/// is.
Observation stated_or_summed(Observation direct, const Observation& sum);

}  // namespace capex::core
