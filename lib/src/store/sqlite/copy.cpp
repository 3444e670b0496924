#include "store/sqlite/copy.hpp"

#include <sqlite3.h>

#include "store/sqlite/failure.hpp"

namespace capex::core::sqlite {

void copy(const Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) fail(to.handle(), sqlite3_errcode(to.handle()), to.file(), "copying");
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE) fail(nullptr, finished != SQLITE_OK ? finished : stepped, to.file(), "copying");
}

std::string random_bytes(int count) {
  std::string bytes(static_cast<std::size_t>(count), '\0');
  sqlite3_randomness(count, bytes.data());
  return bytes;
}

}  // namespace capex::core::sqlite
