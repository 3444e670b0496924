// Figures that need no other to be doubted: an actual that was known before its period was over, and an amount below
// zero of what is never below zero.
#pragma once

#include <vector>

#include "analysis/verify/consistency.hpp"

namespace capex::core {

/// Appends them, those known as of the day, in the order of the series. `is_signed`: amounts may be below zero.
void find_implausible(const Series& series, Date as_of, bool is_signed, std::vector<Inconsistency>& found);

}  // namespace capex::core
