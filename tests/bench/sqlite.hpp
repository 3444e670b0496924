// SQLite's C interface with owners, for what is measured without the library.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace capex::core::bench {

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Connection = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;
using Value = std::unique_ptr<sqlite3_value, Close>;

inline void expect(bool condition, sqlite3* connection) {
  if (!condition) throw std::runtime_error(connection != nullptr ? sqlite3_errmsg(connection) : "out of memory");
}

inline Connection open(const std::filesystem::path& file) {
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE, nullptr);
  Connection connection(raw);
  expect(result == SQLITE_OK, raw);
  return connection;
}

inline void execute(sqlite3* connection, const char* sql) {
  expect(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK, connection);
}

inline Statement prepare(sqlite3* connection, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  expect(sqlite3_prepare_v2(connection, sql, -1, &raw, nullptr) == SQLITE_OK, connection);
  return Statement(raw);
}

/// Calls row(statement) for each row.
template <class Row>
void for_each_row(sqlite3* connection, const char* sql, const Row& row) {
  const Statement statement = prepare(connection, sql);
  int result = SQLITE_ROW;
  while ((result = sqlite3_step(statement.get())) == SQLITE_ROW) row(statement.get());
  expect(result == SQLITE_DONE, connection);
}

}  // namespace capex::core::bench
