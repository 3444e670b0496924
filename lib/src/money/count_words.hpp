// Whole numbers in words: "three", "twenty-five", "one hundred and twenty", 두.
#pragma once

#include <optional>

#include "money/number_cursor.hpp"

namespace capex::core {

/// 1 to 999 for the number in words that comes next, also in front of "fold" ("threefold"); nothing where there is
/// none.
std::optional<int> take_count(NumberCursor& cursor);

/// The same with the half that may follow: "two and a half".
std::optional<WrittenNumber> take_number_in_words(NumberCursor& cursor);

/// The same, and before a unit "a" and "half a".
std::optional<WrittenNumber> take_count_of_units(NumberCursor& cursor);

}  // namespace capex::core
