// Opening files that may be anything: nothing is written before a file is known to be ours.
#pragma once

#include <filesystem>

#include "store/sqlite/connection.hpp"

namespace capex::store {

/// A read-only connection to a capexdb file of this version's schema. Errors as Store::open.
sqlite::Connection open_to_read(const std::filesystem::path& path);
/// A connection that may write, to a file whose schema is brought up to date and compared with the expected one.
sqlite::Connection open_to_write(const std::filesystem::path& path);
/// A new file with the schema; Error{conflict} when something is there already.
sqlite::Connection make_file(const std::filesystem::path& path);

}  // namespace capex::store
