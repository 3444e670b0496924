// What a figure was before whoever entered it wrong corrected it.
#pragma once

#include "money/stated.hpp"
#include "time/period.hpp"

namespace capex::core {

struct FigureCorrection {
  Stated before;
  Date corrected_on{};  // special where the import says no day
};

}  // namespace capex::core
