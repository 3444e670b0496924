// What a figure was before whoever entered it wrong corrected it.
#pragma once

#include "capex/money/stated.hpp"
#include "capex/time/period.hpp"

namespace capex {

struct FigureCorrection {
  Stated before;
  Date corrected_on{};  // special where the import says no day
};

}  // namespace capex
