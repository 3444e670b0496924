#include "store/sqlite/failure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>

namespace capex::sqlite {
namespace {

struct Meaning {
  ErrorCode code;
  std::string_view next;  // what the reader of the message can do
};

Meaning meaning(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::busy, "another program is using the file; try again when it has finished"};
    case SQLITE_NOTADB:
      return {ErrorCode::not_a_store, "this is not a capexdb file; check the path"};
    case SQLITE_CORRUPT:
      return {ErrorCode::damaged,
              "the file is damaged; to put a backup in its place: capex --db BACKUP backup FILE --force"};
    case SQLITE_READONLY:
      return {ErrorCode::storage, "the file or its folder cannot be written; check its permissions"};
    case SQLITE_FULL:
      return {ErrorCode::storage, "the disk is full; the content is as before"};
    case SQLITE_IOERR:
      return {ErrorCode::storage,
              "the disk reported an error; the content is as before, try again when the disk is well"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::storage, "the file cannot be opened; check its permissions and its folder's"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::storage, "access was denied"};
    case SQLITE_NOMEM:
      return {ErrorCode::storage, "memory ran out; the content is as before"};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::conflict, "the rows contradict the schema"};
    default:
      return {ErrorCode::storage, ""};
  }
}

// SQLite calls a page that the disk did not hand out (EIO) malformed; what the system last said of the file tells the
// two apart.
bool disk_did_not_answer(sqlite3* handle) {
  int last = 0;
  return handle != nullptr && sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK &&
         (last == EIO || last == ENXIO);
}

}  // namespace

bool Failure::needs_recovery() const {
  return result_ == SQLITE_READONLY_ROLLBACK || result_ == SQLITE_READONLY_RECOVERY;
}

bool Failure::repeats_key() const {
  return result_ == SQLITE_CONSTRAINT_PRIMARYKEY;
}

void fail(sqlite3* handle, int result, const std::string& file, std::string_view doing) {
  if ((result & 0xff) == SQLITE_CORRUPT && disk_did_not_answer(handle)) {
    fail(nullptr, SQLITE_IOERR_READ, file, doing);
  }
  const Meaning known = meaning(result);
  const char* detail = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(result);
  std::string message = fmt::format("{}: {} (while {})", file, known.next.empty() ? detail : known.next, doing);
  if (!known.next.empty()) message += fmt::format(": {}", detail);
  throw Failure(known.code, message, handle != nullptr ? sqlite3_extended_errcode(handle) : result);
}

void fail_unless_damage(int result, const std::string& file, std::string_view doing) {
  const int kind = result & 0xff;
  if (kind == SQLITE_NOMEM || (kind == SQLITE_IOERR && result != SQLITE_IOERR_CORRUPTFS)) {
    fail(nullptr, result, file, doing);
  }
}

}  // namespace capex::sqlite
