// The schema that this version of the library makes, and the way older files come to it: the migrations under schema/,
// forward only, each in one transaction with its number as user_version.
#pragma once

#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace capex::store {

/// "cpxd", in the file's header: this is a capexdb file.
inline constexpr std::int64_t application_id = 0x63707864;

/// The user_version of a file that is up to date.
int schema_version();

struct Identity {
  std::int64_t application_id = 0;
  std::int64_t version = 0;
};
Identity identity(sqlite::Connection& connection);

/// Applies the migrations that the file lacks. An empty database becomes a capexdb file, with currencies and measures.
void migrate(sqlite::Connection& connection);

/// What differs from the schema that the migrations make: "table figure is not as it should be". Own tables and views
/// of a user are no difference; triggers and indexes that we did not make are.
std::vector<std::string> schema_differences(sqlite::Connection& connection);

}  // namespace capex::store
