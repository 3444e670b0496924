// Slips of the decimal point: thousands taken for millions, 亿 (a hundred million) taken for billions, 万 (ten
// thousand) for 亿.
#pragma once

#include "money/bounds.hpp"
#include "money/rounding.hpp"

namespace capex::core {

/// An amount a day, held as minor units in 1,024 days: fine enough for a few chips a year, and no rounding of it
/// decides anything.
using Pace = Int128;

inline constexpr int largest_slip = 9;

/// The power of ten that mends an amount: that brings its bounds, divided by it, to meet the expected ones. 0 where
/// none does, or where the stated bounds reach zero, or the expected ones are open, reach zero, or span a factor of
/// two, so that meeting them says little.
int mending_slip(const Bounds& stated, const Bounds& expected);

/// The power of ten that brings a pace to what is expected, [low, high] > 0: within half as much again for one place,
/// as plain growth may look like that; within three times for more. 0 where none does.
int likely_slip(Pace pace, Pace low, Pace high);

/// The power of ten that brings a pace that no growth explains nearest to what is expected, [low, high] > 0, within
/// three times; of two as near the smaller. 0 where none does.
int nearest_slip(Pace pace, Pace low, Pace high);

}  // namespace capex::core
