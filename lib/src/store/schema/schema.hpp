// The schema that this version of the library makes, and the way older files come to it: the migrations under schema/,
// forward only, all that a file lacks in one transaction with the last one's number as user_version.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// "cpxd", in the file's header: this is a capexdb file.
inline constexpr std::int64_t application_id = 0x63707864;

/// The user_version of a file that is up to date.
int schema_version();

struct Identity {
  std::int64_t application_id = 0;
  std::int64_t version = 0;
};
Identity identity(sqlite::Connection& connection);

/// Applies the migrations that the file lacks, all or none, to a file that is as its version's migrations make it, else
/// Error{damaged}. An empty database becomes a capexdb file, with currencies and measures. `before_change` is told the
/// version of an older file, once nobody else can write to it and nothing is changed yet; what it throws leaves the
/// file as it was.
void migrate(sqlite::Connection& connection, const std::function<void(std::int64_t version)>& before_change = {});

/// What differs from the schema that the migrations make, up to that of a version: "table figure is not as it should
/// be". Own tables and views of a user are no difference; triggers, indexes and virtual tables that we did not make
/// are.
std::vector<std::string> schema_differences(sqlite::Connection& connection, std::int64_t version = schema_version());
/// Error{damaged} where there is a difference: a stranger's table or view is not asked in place of ours.
void require_schema(sqlite::Connection& connection, std::int64_t version = schema_version());

}  // namespace capex::core::store
