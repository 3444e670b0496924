// Parts of a period for which more is stated than for the whole.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/standing/one_vintage.hpp"

namespace capex::core {

/// Of amounts that are never below zero: the stated periods within the whole, none overlapping another, that come to
/// most, where even the least that ever stood for them is more than the most that ever stood for the whole. Else none.
/// Only parts that are contemporary with the whole count.
/// `histories` are in the order of time.
std::vector<std::size_t> parts_beyond(std::span<const History> histories, std::size_t whole);

}  // namespace capex::core
