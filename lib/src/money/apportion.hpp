// Rounding parts so that they add up to their rounded sum, to the last digit printed.
#pragma once

#include <span>
#include <vector>

#include "money/decimal.hpp"
#include "money/ratio.hpp"

namespace capex::core {

/// Each part with the places of `whole`, less than one unit of the last place away from its exact value, together
/// exactly `whole` (the method of largest remainders; of equal ones the earlier part is rounded up). A part that needs
/// no rounding is itself. `whole` is the sum of the parts rounded up or down; Error{usage} where it is not near that,
/// Error{overflow} where a part does not fit.
std::vector<Decimal> apportion(std::span<const Ratio> parts, const Decimal& whole);

/// What is printed between two printed ratios: `whole` less `part`, each rounded half-even to so many decimal places,
/// so that part and difference make the whole to the last digit.
Decimal printed_difference(const Ratio& whole, const Ratio& part, int places);

}  // namespace capex::core
