// Periods that are named by where they end, as releases name them: "three months ended June 30, 2024", "the December
// quarter of 2024", "year to March 2025", 2025年3月期, "TTM 2024Q2".
#pragma once

#include <optional>
#include <string_view>

#include "time/label.hpp"

namespace capex::core {

/// A whole number of months that end with a month, or with the last day of one. Nothing for what is not named so.
std::optional<Label> ended_label(std::string_view text);

/// The twelve months that end on a day, or where a period of the calendar does. Nothing for what is not named so.
std::optional<Label> find_trailing_year(std::string_view text);

}  // namespace capex::core
