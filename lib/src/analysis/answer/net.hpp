// What is left of an amount when another measure of the same period is taken off: capital expenditure net of what was
// received for property sold.
#pragma once

#include "model/observation.hpp"

namespace capex::core {

/// amount - taken, points from points and bounds from bounds; derived, or the weaker status of the two; its operands
/// are those of both. What is taken off is never assumed to be zero: where it has no value the result has none, with
/// its status and gap. An amount without a value stays as it is. overflow where the difference does not fit. Both are
/// in the currency in which they were stated, else Error{currency_mismatch}.
Observation net_of(const Observation& amount, const Observation& taken);

}  // namespace capex::core
