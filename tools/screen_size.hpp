// How wide the screen is that an answer is drawn for.
#pragma once

#include <cstddef>
#include <optional>

namespace capex::tool {

/// Of the terminal that standard output is; nothing where it is none, or does not say.
std::optional<std::size_t> terminal_width();

/// What COLUMNS says; nothing where it says no width.
std::optional<std::size_t> width_said();

}  // namespace capex::tool
