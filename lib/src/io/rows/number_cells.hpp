// Numbers as cells of the strict formats.
#pragma once

#include <optional>
#include <string>

#include "capex/rows.hpp"
#include "money/ratio.hpp"

namespace capex::core {

/// Empty text is an empty cell.
Cell text_cell(std::string text);

/// "1.230000" as "1.23"
std::string without_trailing_zeros(std::string digits);

/// The ratio with up to so many places: from next to nothing to a great deal, more than a Decimal holds.
std::string ratio_text(const Ratio& ratio, int places, Rounding rounding);

/// A fraction to fraction_places.
Cell ratio_cell(const std::optional<Ratio>& ratio, Rounding rounding);

}  // namespace capex::core
