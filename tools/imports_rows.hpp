// The imports of a file as rows that fit a screen.
#pragma once

#include <vector>

#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core::tool {

/// As list_of() gives them without the hash, the command cut and of the file its name alone, to less than a hundred
/// columns.
Rows imports_in_short(const std::vector<Import>& imports);

}  // namespace capex::core::tool
