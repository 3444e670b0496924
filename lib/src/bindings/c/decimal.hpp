// Decimals as Arrow has them: a whole number of 128 bits, at most 38 digits, and how many of them are behind the point.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace capex::bindings {

__extension__ using Int128 = __int128;

constexpr int most_digits = 38;

Int128 power_of_ten(int exponent);
bool fits(Int128 value);
/// value x 10^exponent; nothing where that has too many digits.
std::optional<Int128> shifted(Int128 value, int exponent);

/// "-12.50" as -1250 and 2; nothing for what is no plain decimal of 38 digits.
std::optional<std::pair<Int128, int>> parse_decimal(std::string_view text);
/// "-12.50" of -1250 and 2.
std::string decimal_text(Int128 value, int scale);

}  // namespace capex::bindings
