// Periods that are named by what a company has: latest, last 8 quarters, TTM.
#pragma once

#include <optional>
#include <string_view>

#include "time/period_request.hpp"

namespace capex::core {

/// Nothing where the text is no such name.
std::optional<PeriodRequest> find_relative_periods(std::string_view text);

}  // namespace capex::core
