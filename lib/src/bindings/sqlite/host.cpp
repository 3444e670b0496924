#include "bindings/sqlite/host.hpp"

// The structure alone: the macros that stand for it would be in the way of the names.
#define SQLITE_CORE 1
#include <sqlite3ext.h>

#include <cstdarg>

namespace {

const sqlite3_api_routines* host_routines = nullptr;

using Destroy = void (*)(void*);
using Call = void (*)(sqlite3_context*, int, sqlite3_value**);
using Last = void (*)(sqlite3_context*);

}  // namespace

namespace capex::bindings {

bool use_host(const sqlite3_api_routines* host) {
  if (host_routines != nullptr && host_routines != host) return false;
  host_routines = host;
  return true;
}

}  // namespace capex::bindings

// Every function that the library calls, by its name; the linker refuses an extension that lacks one.
#define CAPEX_PASS_ON(Result, name, parameters, arguments) \
  Result sqlite3_##name parameters {                       \
    return host_routines->name arguments;                  \
  }

extern "C" {

// clang-format off
CAPEX_PASS_ON(int, backup_step, (sqlite3_backup* b, int n), (b, n))
CAPEX_PASS_ON(int, backup_finish, (sqlite3_backup* b), (b))
CAPEX_PASS_ON(sqlite3_backup*, backup_init, (sqlite3* to, const char* to_name, sqlite3* from, const char* from_name), (to, to_name, from, from_name))
CAPEX_PASS_ON(int, bind_int64, (sqlite3_stmt* s, int i, sqlite3_int64 v), (s, i, v))
CAPEX_PASS_ON(int, bind_null, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(int, bind_pointer, (sqlite3_stmt* s, int i, void* p, const char* type, Destroy d), (s, i, p, type, d))
CAPEX_PASS_ON(int, bind_text64, (sqlite3_stmt* s, int i, const char* t, sqlite3_uint64 n, Destroy d, unsigned char e), (s, i, t, n, d, e))
CAPEX_PASS_ON(int, busy_timeout, (sqlite3* c, int ms), (c, ms))
CAPEX_PASS_ON(sqlite3_int64, changes64, (sqlite3* c), (c))
CAPEX_PASS_ON(int, close, (sqlite3* c), (c))
CAPEX_PASS_ON(int, close_v2, (sqlite3* c), (c))
CAPEX_PASS_ON(const void*, column_blob, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(int, column_bytes, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(int, column_count, (sqlite3_stmt* s), (s))
CAPEX_PASS_ON(double, column_double, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(sqlite3_int64, column_int64, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(const char*, column_name, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(const unsigned char*, column_text, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(int, column_type, (sqlite3_stmt* s, int i), (s, i))
CAPEX_PASS_ON(int, create_function_v2, (sqlite3* c, const char* name, int n, int flags, void* p, Call call, Call step, Last last, Destroy d), (c, name, n, flags, p, call, step, last, d))
CAPEX_PASS_ON(int, create_module_v2, (sqlite3* c, const char* name, const sqlite3_module* m, void* p, Destroy d), (c, name, m, p, d))
CAPEX_PASS_ON(const char*, db_filename, (sqlite3* c, const char* name), (c, name))
CAPEX_PASS_ON(int, db_readonly, (sqlite3* c, const char* name), (c, name))
CAPEX_PASS_ON(int, declare_vtab, (sqlite3* c, const char* sql), (c, sql))
CAPEX_PASS_ON(int, errcode, (sqlite3* c), (c))
CAPEX_PASS_ON(const char*, errmsg, (sqlite3* c), (c))
CAPEX_PASS_ON(const char*, errstr, (int result), (result))
CAPEX_PASS_ON(int, exec, (sqlite3* c, const char* sql, sqlite3_callback call, void* p, char** message), (c, sql, call, p, message))
CAPEX_PASS_ON(int, extended_errcode, (sqlite3* c), (c))
CAPEX_PASS_ON(int, file_control, (sqlite3* c, const char* name, int what, void* p), (c, name, what, p))
CAPEX_PASS_ON(const char*, filename_journal, (const char* name), (name))
CAPEX_PASS_ON(const char*, filename_wal, (const char* name), (name))
CAPEX_PASS_ON(int, finalize, (sqlite3_stmt* s), (s))
CAPEX_PASS_ON(void, free, (void* p), (p))
CAPEX_PASS_ON(int, get_autocommit, (sqlite3* c), (c))
CAPEX_PASS_ON(sqlite3_int64, hard_heap_limit64, (sqlite3_int64 n), (n))
CAPEX_PASS_ON(sqlite3_int64, last_insert_rowid, (sqlite3* c), (c))
CAPEX_PASS_ON(const char*, libversion, (), ())
CAPEX_PASS_ON(int, libversion_number, (), ())
CAPEX_PASS_ON(int, limit, (sqlite3* c, int what, int n), (c, what, n))
CAPEX_PASS_ON(void*, malloc64, (sqlite3_uint64 n), (n))
CAPEX_PASS_ON(int, open_v2, (const char* name, sqlite3** c, int flags, const char* vfs), (name, c, flags, vfs))
CAPEX_PASS_ON(int, prepare_v2, (sqlite3* c, const char* sql, int n, sqlite3_stmt** s, const char** rest), (c, sql, n, s, rest))
CAPEX_PASS_ON(int, prepare_v3, (sqlite3* c, const char* sql, int n, unsigned flags, sqlite3_stmt** s, const char** rest), (c, sql, n, flags, s, rest))
CAPEX_PASS_ON(void, progress_handler, (sqlite3* c, int n, int (*call)(void*), void* p), (c, n, call, p))
CAPEX_PASS_ON(void, randomness, (int n, void* p), (n, p))
CAPEX_PASS_ON(int, reset, (sqlite3_stmt* s), (s))
CAPEX_PASS_ON(void, result_double, (sqlite3_context* c, double v), (c, v))
CAPEX_PASS_ON(void, result_error, (sqlite3_context* c, const char* t, int n), (c, t, n))
CAPEX_PASS_ON(void, result_error_nomem, (sqlite3_context* c), (c))
CAPEX_PASS_ON(void, result_int64, (sqlite3_context* c, sqlite3_int64 v), (c, v))
CAPEX_PASS_ON(void, result_null, (sqlite3_context* c), (c))
CAPEX_PASS_ON(void, result_text64, (sqlite3_context* c, const char* t, sqlite3_uint64 n, Destroy d, unsigned char e), (c, t, n, d, e))
CAPEX_PASS_ON(int, set_authorizer, (sqlite3* c, int (*call)(void*, int, const char*, const char*, const char*, const char*), void* p), (c, call, p))
CAPEX_PASS_ON(sqlite3_int64, soft_heap_limit64, (sqlite3_int64 n), (n))
CAPEX_PASS_ON(int, step, (sqlite3_stmt* s), (s))
CAPEX_PASS_ON(int, stmt_readonly, (sqlite3_stmt* s), (s))
CAPEX_PASS_ON(int, system_errno, (sqlite3* c), (c))
CAPEX_PASS_ON(int, txn_state, (sqlite3* c, const char* name), (c, name))
CAPEX_PASS_ON(void*, user_data, (sqlite3_context* c), (c))
CAPEX_PASS_ON(int, value_bytes, (sqlite3_value* v), (v))
CAPEX_PASS_ON(sqlite3_int64, value_int64, (sqlite3_value* v), (v))
CAPEX_PASS_ON(void*, value_pointer, (sqlite3_value* v, const char* type), (v, type))
CAPEX_PASS_ON(const unsigned char*, value_text, (sqlite3_value* v), (v))
CAPEX_PASS_ON(int, value_type, (sqlite3_value* v), (v))
// clang-format on

/// Of what we set, which is switches: a number, and where the new setting goes.
int sqlite3_db_config(sqlite3* connection, int what, ...) {
  va_list rest;
  va_start(rest, what);
  const int value = va_arg(rest, int);
  int* const set = va_arg(rest, int*);
  va_end(rest);
  return host_routines->db_config(connection, what, value, set);
}

/// Of what we set, which has no arguments.
int sqlite3_vtab_config(sqlite3* connection, int what, ...) {
  return host_routines->vtab_config(connection, what);
}

/// Not every SQLite knows it.
const char* sqlite3_column_table_name(sqlite3_stmt* statement, int column) {
  return host_routines->column_table_name == nullptr ? nullptr : host_routines->column_table_name(statement, column);
}

}  // extern "C"

#undef CAPEX_PASS_ON
