// Periods as people write them beyond the strict labels: 1H24, Q2 FY25, first half of 2024, June 2024, 2024年上半年.
//
// A year in two digits is one of 1970 to 2069.
#pragma once

#include <optional>
#include <string_view>

#include "time/label.hpp"

namespace capex::core {

/// Nothing where the text is no such name; Error{parse} where it is one of a half, quarter, month or day that does not
/// exist.
std::optional<Label> worded_label(std::string_view text);

}  // namespace capex::core
