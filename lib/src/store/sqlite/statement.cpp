#include "store/sqlite/statement.hpp"

#include <sqlite3.h>

#include <utility>

#include "store/sqlite/failure.hpp"

namespace capex::sqlite {

Statement::Statement(sqlite3* handle, const std::string& file, std::string_view sql, bool persistent)
    : connection_(handle), file_(&file) {
  const int result = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                        persistent ? SQLITE_PREPARE_PERSISTENT : 0U, &statement_, nullptr);
  check(result, "reading");  // of the schema, which a statement is made from
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), file_(other.file_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(connection_, other.connection_);
  std::swap(file_, other.file_);
  std::swap(statement_, other.statement_);
  return *this;
}

// The result of finalize repeats the failure of the last step, which was thrown there.
Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::check(int result, std::string_view doing) const {
  if (result != SQLITE_OK) fail(connection_, result, *file_, doing);
}

void Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, index, value), "binding a value");
}

void Statement::bind(int index, std::string_view text) {
  // An empty view may hold a null pointer, which SQLite would bind as NULL.
  check(sqlite3_bind_text64(statement_, index, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8),
        "binding a value");
}

void Statement::bind(int index, std::nullopt_t) {
  check(sqlite3_bind_null(statement_, index), "binding a value");
}

void Statement::bind_pointer(int index, void* pointer, const char* type) {
  check(sqlite3_bind_pointer(statement_, index, pointer, type, nullptr), "binding a value");
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  // Reset first: the connection's message survives it, and a failed statement must not stay open.
  sqlite3_reset(statement_);
  fail(connection_, result, *file_, sqlite3_stmt_readonly(statement_) != 0 ? "reading" : "writing");
}

void Statement::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::string Statement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

int Statement::column_count() const {
  return sqlite3_column_count(statement_);
}

}  // namespace capex::sqlite
