#include "store/sqlite/integer_rows.hpp"

#include <sqlite3.h>

#include <new>

#include "store/sqlite/failure.hpp"

namespace capex::core::sqlite {
namespace {

constexpr const char* declaration = "CREATE TABLE rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, given HIDDEN)";
constexpr int given = std::tuple_size_v<IntegerRow>;
constexpr const char* rows_pointer = "capex::IntegerRows";

using Rows = std::span<const IntegerRow>;

struct Cursor : sqlite3_vtab_cursor {
  const IntegerRow* begin = nullptr;
  const IntegerRow* at = nullptr;
  const IntegerRow* end = nullptr;
};

const Cursor& of(sqlite3_vtab_cursor* cursor) {
  return *static_cast<const Cursor*>(cursor);
}

int connect(sqlite3* handle, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int result = sqlite3_declare_vtab(handle, declaration);
  if (result != SQLITE_OK) return result;
  sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);  // no schema may name it
  *table = new (std::nothrow) sqlite3_vtab();
  return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

// There is one way to read it: what it is given, in that order.
int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != given || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (constraint.usable == 0) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    return SQLITE_OK;
  }
  return SQLITE_ERROR;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new (std::nothrow) Cursor();
  return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value** values) {
  const auto* rows = static_cast<const Rows*>(sqlite3_value_pointer(values[0], rows_pointer));
  if (rows == nullptr) return SQLITE_MISUSE;
  Cursor& moved = *static_cast<Cursor*>(cursor);
  moved.begin = moved.at = rows->data();
  moved.end = moved.begin + rows->size();
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++static_cast<Cursor*>(cursor)->at;
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return of(cursor).at == of(cursor).end ? 1 : 0;
}

int read_column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
  if (index >= given) return SQLITE_OK;
  const std::int64_t value = (*of(cursor).at)[static_cast<std::size_t>(index)];
  if (value != null_integer) sqlite3_result_int64(context, value);  // else NULL, as it is from the start
  return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = of(cursor).at - of(cursor).begin;
  return SQLITE_OK;
}

const sqlite3_module module = [] {
  sqlite3_module described{};
  described.xConnect = connect;
  described.xDisconnect = disconnect;
  described.xBestIndex = best_index;
  described.xOpen = open;
  described.xClose = close;
  described.xFilter = filter;
  described.xNext = next;
  described.xEof = at_end;
  described.xColumn = read_column;
  described.xRowid = row_number;
  return described;
}();

}  // namespace

void add_integer_rows(Connection& connection) {
  const int result = sqlite3_create_module_v2(connection.handle(), "capex_rows", &module, nullptr, nullptr);
  if (result != SQLITE_OK) fail(connection.handle(), result, connection.file(), "setting it up");
}

void bind_rows(Statement& statement, int index, const Rows& rows) {
  statement.bind_pointer(index, const_cast<Rows*>(&rows), rows_pointer);
}

}  // namespace capex::core::sqlite
