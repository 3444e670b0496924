// The small parts that dates and labels share when they are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capex::core {

/// The number written in exactly `count` digits at `at`; nothing when there is something else or too little.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count);

/// Error{parse} that begins with `text`, the whole of what was read.
void check_year(std::string_view text, int year);
void check_month(std::string_view text, int month);

/// In capitals and without blanks, but for those that keep two numbers apart: what labels are read from.
std::string capitals(std::string_view text);

/// Whether what is left begins so, which is then taken off.
bool take(std::string_view& rest, std::string_view prefix);

}  // namespace capex::core
