// Figures that an import put in the place of others that were entered wrong.
#pragma once

#include <cstdint>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// Before an import is taken back: what it corrected stands again, as the import's that stated it. How many.
std::int64_t restore_figures(sqlite::Connection& connection, std::int64_t import_id);

/// Of an import that is taken back: what it stated and another corrected passes to the first import that repeated it,
/// or is forgotten, with the correction left to stand by itself.
void pass_on_superseded(sqlite::Connection& connection, std::int64_t import_id);

}  // namespace capex::core::store
