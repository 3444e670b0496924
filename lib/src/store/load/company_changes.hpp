// What imports changed of companies that were there, and what these were before.
#pragma once

#include <cstdint>

#include "model/company.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// Makes the stored company what `wanted` says, aliases aside, and keeps what it was. How many fields changed.
std::int64_t change_company(sqlite::Connection& connection, const Company& stored, const Company& wanted,
                            std::int64_t import_id);

/// Before an import is taken back: what it changed is as before, or as a later import made it. How many fields.
/// Error{conflict} where another company has the word by now.
std::int64_t restore_companies(sqlite::Connection& connection, std::int64_t import_id);

}  // namespace capex::core::store
