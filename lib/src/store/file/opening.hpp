// Opening files that may be anything: nothing is written before a file is known to be ours, and nothing else is judged
// before SQLite has taken back what a killed writer left.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "store/file/store.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// A read-only connection to a capexdb file of this version's schema. Errors as Store::open.
sqlite::Connection open_to_read(const std::filesystem::path& path, std::chrono::milliseconds wait);
/// A connection that may write.
struct Writable {
  sqlite::Connection connection;
  std::optional<Upgrade> upgrade;
};
/// To a file whose schema is brought up to date and compared with the expected one.
Writable open_to_write(const std::filesystem::path& path, std::chrono::milliseconds wait);
/// A new file with the schema; Error{conflict} when something is there already that is not half-made.
sqlite::Connection make_file(const std::filesystem::path& path);
/// Error{not_a_store}.
[[noreturn]] void refuse_foreign(const std::string& file);
/// Lets SQLite roll back what a killed writer left. Error{storage} where it cannot, or the journal is not of this file.
void recover(const std::filesystem::path& path);
/// Error{storage} where the file is in WAL mode or a log lies beside it: to read it would leave files there, and a
/// snapshot would not keep writers from committing.
void refuse_log(const sqlite::Connection& connection);

}  // namespace capex::core::store
