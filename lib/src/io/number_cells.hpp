// Numbers as cells of the strict formats.
#pragma once

#include <optional>
#include <string>

#include "capex/io/rows.hpp"
#include "capex/money/ratio.hpp"

namespace capex {

/// Empty text is an empty cell.
Cell text_cell(std::string text);

/// "1.230000" as "1.23"
std::string without_trailing_zeros(std::string digits);

/// A fraction to fraction_places.
Cell ratio_cell(const std::optional<Ratio>& ratio, Rounding rounding);

}  // namespace capex
