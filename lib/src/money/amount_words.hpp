// A stated amount as a sentence says it: "23bn CNY", "more than 12bn USD".
#pragma once

#include <cstdint>
#include <string>

#include "money/bounds.hpp"
#include "money/currency.hpp"
#include "money/display_text.hpp"
#include "money/stated.hpp"

namespace capex::core {

/// The scale in which an amount reads best: billions, millions or whole units. Counts are always in units.
Scale reading_scale(std::int64_t minor, Currency currency);

/// The end that lies farther from zero; zero where both are open.
std::int64_t farthest_end(const Bounds& bounds);

/// "23bn CNY", "about 6.8bn USD", "more than 12bn USD", "60-65bn USD"
std::string amount_words(const Stated& amount, Currency currency);

}  // namespace capex::core
