// Integers as decimal text: the one place where points and commas are put between digits.
#pragma once

#include <string>

#include "money/rounding.hpp"

namespace capex::core {

/// value x 10^-scale with all its places: (72150, 4) is "7.2150". scale >= 0.
std::string places_text(Int128 value, int scale);

/// The same with only the places that are not zero: "7.215", "23".
std::string shortest_text(Int128 value, int scale);

/// The same into a buffer with room for 21 characters; where they end. 0 <= scale <= 18.
char* put_shortest(char* out, std::int64_t value, int scale);

/// Such a number with commas between thousands, left of the point: "44,477.5".
std::string grouped(std::string text);

}  // namespace capex::core
