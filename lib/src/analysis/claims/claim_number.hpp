// Claims and what is computed for them in one kind of number, so that both sides compare: minor units of an amount,
// billionths of a growth or a share.
#pragma once

#include "model/bounded_amount.hpp"
#include "model/claim.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// What a claim says; overflow where its bounds do not fit.
BoundedAmount claimed_number(const Claim& claim);

/// The growth, and the factor behind it: rounded half-even, bounds outwards; overflow where they do not fit.
BoundedAmount growth_in_billionths(const Growth& growth);
BoundedAmount factor_in_billionths(const Growth& growth);

}  // namespace capex::core
