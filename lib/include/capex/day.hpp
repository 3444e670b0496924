// Days, as everyone sees them: the calendar's, both ends of a period inclusive.
#pragma once

#include <chrono>
#include <string>

namespace capex {

using Day = std::chrono::year_month_day;

/// "2024-06-30"
std::string to_string(const Day& day);
/// Error{parse} for anything but "2024-06-30", and for days that do not exist.
Day parse_day(const std::string& text);

}  // namespace capex
