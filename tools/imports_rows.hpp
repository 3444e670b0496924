// The imports of a file as rows that fit a screen.
#pragma once

#include "capex/rows.hpp"

namespace capex::tool {

/// As View::list() gives them without the hash, the command cut and of the file its name alone, to less than a hundred
/// columns.
Rows imports_in_short(const Rows& imports);

}  // namespace capex::tool
