#include "store/sqlite/statement.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <limits>
#include <utility>

#include "store/sqlite/failure.hpp"
#include "text/utf8.hpp"

namespace capex::core::sqlite {
namespace {

constexpr Range all_of_32_bits{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};

}  // namespace

void refuse_value(const std::string& file, const std::string& row, std::string_view column, const std::string& value) {
  throw Error(ErrorCode::damaged,
              fmt::format("{}: {}: {} is {}, which it cannot be; `capex verify` lists what is wrong "
                          "with the file",
                          file, row, column, value));
}

Statement::Statement(sqlite3* handle, const std::string& file, std::string_view sql, bool persistent)
    : connection_(handle), file_(&file) {
  const int result = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                        persistent ? SQLITE_PREPARE_PERSISTENT : 0U, &statement_, nullptr);
  check(result, "reading");  // of the schema, which a statement is made from
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), file_(other.file_), statement_(std::exchange(other.statement_, nullptr)) {}

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
  if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER) refuse(column);
  return sqlite3_column_int64(statement_, column);
}

std::int64_t Statement::integer(int column, const Range& range) const {
  const std::int64_t value = integer(column);
  if (!range.has(value)) refuse(column);
  return value;
}

std::int32_t Statement::small(int column) const {
  return small(column, all_of_32_bits);
}

std::int32_t Statement::small(int column, const Range& range) const {
  return static_cast<std::int32_t>(integer(column, range));
}

std::optional<std::int32_t> Statement::maybe_small(int column, const Range& range) const {
  if (is_null(column)) return std::nullopt;
  return small(column, range);
}

std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::string_view Statement::view(int column) const {
  const int type = sqlite3_column_type(statement_, column);
  if (type == SQLITE_NULL) return {};
  if (type != SQLITE_TEXT) refuse(column);
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) fail(connection_, SQLITE_NOMEM, *file_, "reading");
  const std::string_view found(reinterpret_cast<const char*>(text),
                               static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  // SQLite keeps any bytes as text; what is none would be written where nobody can read it back.
  if (find_text_fault(found) != std::string_view::npos) refuse(column);
  return found;
}

bool Statement::is_whole_text(int column) const {
  if (sqlite3_column_type(statement_, column) != SQLITE_TEXT) return true;
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) fail(connection_, SQLITE_NOMEM, *file_, "reading");
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return find_text_fault({reinterpret_cast<const char*>(text), size}) == std::string_view::npos;
}

void Statement::refuse(int column) const {
  const auto shown = [this](int at) -> std::string {
    switch (sqlite3_column_type(statement_, at)) {
      case SQLITE_NULL:
        return "empty";
      case SQLITE_INTEGER:
        return fmt::to_string(sqlite3_column_int64(statement_, at));
      case SQLITE_FLOAT:
        return "a fraction";
      case SQLITE_BLOB:
        return "bytes";
      default: {
        constexpr std::size_t longest = 60;
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, at));
        const std::string_view whole = text == nullptr ? "" : text;
        return fmt::format("'{}'{}", whole.substr(0, longest), whole.size() > longest ? "..." : "");
      }
    }
  };
#ifdef CAPEX_HAS_COLUMN_TABLES
  const char* table = sqlite3_column_table_name(statement_, column);
#else
  const char* table = nullptr;
#endif
  // Every question asks for the row's number first.
  std::string row = table == nullptr ? "a row" : fmt::format("table {}", table);
  if (column > 0) row += fmt::format(", {} {}", sqlite3_column_name(statement_, 0), shown(0));
  refuse_value(*file_, row, sqlite3_column_name(statement_, column), shown(column));
}

}  // namespace capex::core::sqlite
