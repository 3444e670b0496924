// A file of an older schema is brought to this version's, and kept as it was beside itself.
#pragma once

#include <filesystem>
#include <optional>

#include "store/file/store.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// Nothing where the file is of this version's schema already. A copy is made first, FILE.schema-N with the older
/// version's number, and a file whose schema is not that version's own is left alone: Error{damaged}. When it fails the
/// file is as it was, and there is no copy.
std::optional<Upgrade> bring_up_to_date(sqlite::Connection& connection, const std::filesystem::path& path);

}  // namespace capex::core::store
