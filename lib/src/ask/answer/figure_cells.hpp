// Amounts and growths as cells of a table and words of a sentence: one scale a column, digits as their bounds justify.
#pragma once

#include <string>

#include "model/observation.hpp"
#include "money/shown_amount.hpp"

namespace capex::core {

/// An observation that has a value, as it is shown.
ShownAmount shown(const Observation& observation);

/// The scale in which an observation with a value reads best: billions, millions or whole units. Counts are always in
/// units.
Scale reading_scale(const Observation& observation);

/// "6.93", of a range "91-93"; empty where there is neither.
std::string amount_cell(const Observation& observation, Scale scale);
/// "[6.86, 7.00]", ">12", "<100"; empty where the amount is exact, to the third place of the scale.
std::string bounds_cell(const Observation& observation, Scale scale);

/// "6.93bn USD [6.86, 7.00]", "91-93bn USD", "more than 86.58bn CNY": an observation that has a value, in its own
/// scale.
std::string value_words(const Observation& observation);

/// "+175.0%"; empty where there is none.
std::string growth_cell(const Growth& growth);
/// "[172.8, 177.2]", ">+50.0%"
std::string growth_bounds_cell(const Growth& growth);

}  // namespace capex::core
