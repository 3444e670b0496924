// The imports of a file as rows: all that is recorded, or what fits a screen.
#pragma once

#include <vector>

#include "capex/io/rows.hpp"
#include "capex/store/snapshot.hpp"

namespace capex::tool {

/// import,imported_at,command,file,figures,claims,rates,hash
Rows imports_in_full(const Snapshot& snapshot);

/// The same without the hash, the command cut and of the file its name alone, to less than a hundred columns.
Rows imports_in_short(const std::vector<Import>& imports);

}  // namespace capex::tool
