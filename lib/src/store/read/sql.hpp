// A person's own question in SQL, on the views and tables of a file.
//
// It runs on a connection of its own that can read and do nothing else: no writing, no other files, no pragmas, no
// extensions, bounded in size and depth, and stopped when the caller says so.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "capex/error.hpp"

struct sqlite3;

namespace capex::core {

struct SqlBlob {
  std::vector<std::byte> bytes;
  bool operator==(const SqlBlob&) const = default;
};

/// NULL, INTEGER, REAL, TEXT or BLOB.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string, SqlBlob>;

struct SqlHandlers {
  /// Once, before the rows.
  std::function<void(const std::vector<std::string>& columns)> columns;
  /// A row; false ends the query.
  std::function<bool(const std::vector<SqlValue>& values)> row;
  /// Asked now and then while the query works; true stops it with Error{usage}, and what it throws comes out of
  /// run_sql. May be left empty.
  std::function<bool()> stop;
  /// Makes functions of its own known to the connection, which the query may use; may be left empty.
  std::function<void(sqlite3* connection)> functions = {};
  /// How long a writer in the middle of a commit is waited for; then it is Error{busy}.
  std::chrono::milliseconds wait = std::chrono::seconds(60);
};

/// Runs one statement that reads. Error{usage}: not one statement, or one that does more than read, with SQLite's
/// words. Error{storage}: one that needs more than 512 MB of memory, which is the limit of all that SQLite holds while
/// a query runs. Also Store::open's errors.
void run_sql(const std::filesystem::path& file, std::string_view query, const SqlHandlers& handlers);

}  // namespace capex::core
