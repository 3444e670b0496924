#include "store/sqlite/failure.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include "text/shell_word.hpp"

namespace capex::core::sqlite {
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
              "the file is damaged; to put a backup in its place: capex --db BACKUP backup {} --force"};
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

// What the system said of a read or a write, where that is no fault of the disk's.
std::optional<Meaning> refused_by_system(int reason) {
  switch (reason) {
    case EFBIG:
      return Meaning{ErrorCode::storage,
                     "the file would be larger than this program may make one (see 'ulimit -f'); the content is as "
                     "before"};
    case EACCES:
    case EPERM:
    case EROFS:
      return meaning(SQLITE_READONLY);
    case ENOSPC:
    case EDQUOT:
      return meaning(SQLITE_FULL);
    default:
      return std::nullopt;
  }
}

bool is_of_disk(int reason) {
  return reason == EIO || reason == ENXIO || reason == ERANGE;
}

// Whether the journal beside it, which was to be played back, cannot be read to its end.
bool is_journal_unreadable(sqlite3* handle) {
  const char* database = sqlite3_db_filename(handle, "main");
  if (database == nullptr || *database == '\0') return false;
  const int journal = ::open(sqlite3_filename_journal(database), O_RDONLY | O_CLOEXEC);
  if (journal < 0) return false;
  char some[1 << 16];
  ssize_t got = 0;
  while ((got = ::read(journal, some, sizeof some)) > 0) {
  }
  const bool is_unreadable = got < 0 && is_of_disk(errno);
  ::close(journal);
  return is_unreadable;
}

// SQLite takes a read that the disk did not answer for damage. What the system said of the file is kept with it.
bool disk_did_not_answer(sqlite3* handle) {
  if (handle == nullptr) return false;
  int reason = 0;
  const int known = sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &reason);
  return (known == SQLITE_OK && is_of_disk(reason)) || is_journal_unreadable(handle);
}

// The journal that a stopped writer leaves bears the name by which that writer knew the file: by another name it is not
// found, and half a commit looks like damage.
bool has_other_names(sqlite3* handle) {
  const char* database = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
  struct stat found {};
  return database != nullptr && ::stat(database, &found) == 0 && found.st_nlink > 1;
}

}  // namespace

bool Failure::needs_recovery() const {
  return result_ == SQLITE_READONLY_ROLLBACK || result_ == SQLITE_READONLY_RECOVERY;
}

bool Failure::repeats_key() const {
  return result_ == SQLITE_CONSTRAINT_PRIMARYKEY;
}

void fail(sqlite3* handle, int result, const std::string& file, std::string_view doing) {
  if ((result & 0xff) == SQLITE_CORRUPT && disk_did_not_answer(handle)) fail(nullptr, SQLITE_IOERR_READ, file, doing);
  const int reason = handle != nullptr && (result & 0xff) == SQLITE_IOERR ? sqlite3_system_errno(handle) : 0;
  const std::optional<Meaning> of_system = refused_by_system(reason);
  Meaning known = of_system ? *of_system : meaning(result);
  if (known.code == ErrorCode::damaged && has_other_names(handle)) {
    known.next =
        "it cannot be read whole by this name, and has others (hard links): where a writer was stopped, its journal, "
        "NAME-journal, lies beside the name that it used; open it by that one; where none has a journal, the file is "
        "damaged, and a backup can take its place";
  }
  const std::string detail = of_system           ? std::generic_category().message(reason)
                             : handle != nullptr ? sqlite3_errmsg(handle)
                                                 : sqlite3_errstr(result);
  std::string message =
      fmt::format("{}: {} (while {})", file,
                  known.next.empty() ? detail : fmt::format(fmt::runtime(known.next), shell_path(file)), doing);
  if (!known.next.empty()) message += fmt::format(": {}", detail);
  throw Failure(known.code, message, handle != nullptr ? sqlite3_extended_errcode(handle) : result);
}

void fail_unless_damage(int result, const std::string& file, std::string_view doing) {
  const int kind = result & 0xff;
  if (kind == SQLITE_NOMEM || kind == SQLITE_IOERR) fail(nullptr, result, file, doing);
}

}  // namespace capex::core::sqlite
