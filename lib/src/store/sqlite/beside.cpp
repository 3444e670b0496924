#include "store/sqlite/beside.hpp"

#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "store/sqlite/failure.hpp"
#include "store/sqlite/journal.hpp"

namespace capex::core::sqlite {
namespace {

// Offsets and sizes are of SQLite's "Database File Format", sections 1.3 and 3.
constexpr std::size_t header_size = 100;
constexpr std::string_view file_magic("SQLite format 3\0", 16);

std::int64_t number(const char* bytes) {  // four bytes, big end first
  std::int64_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// SQLite's own handle: to open and close the file beside it would give up the process's locks on it.
sqlite3_file* opened(const Connection& connection) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return nullptr;
  return file == nullptr || file->pMethods == nullptr ? nullptr : file;
}

bool has_content(const std::string& path) {
  struct stat found {};
  return !path.empty() && ::lstat(path.c_str(), &found) == 0 && found.st_size > 0;
}

}  // namespace

std::optional<FirstPage> parsed_first_page(std::string bytes) {
  if (bytes.size() < header_size || !bytes.starts_with(file_magic)) return std::nullopt;
  FirstPage page;
  page.application_id = number(&bytes[68]);
  page.version = number(&bytes[60]);
  page.commits = number(&bytes[24]);
  const std::int64_t size = number(&bytes[16]) >> 16;  // in two bytes, where 1 stands for 65536
  page.page_size = size == 1 ? 65536 : size;
  if (number(&bytes[92]) == page.commits) page.pages = number(&bytes[28]);
  page.schema_cookie = number(&bytes[40]);
  page.moves_pages = number(&bytes[52]) != 0;
  page.wal = bytes[18] == 2 || bytes[19] == 2;
  page.bytes = std::move(bytes);
  return page;
}

std::optional<FirstPage> first_page(const Connection& connection) {
  sqlite3_file* const file = opened(connection);
  if (file == nullptr) return std::nullopt;
  const auto read = [&](std::string& into) {
    const int result = file->pMethods->xRead(file, into.data(), static_cast<int>(into.size()), 0);
    if (result == SQLITE_OK) return true;
    if (result != SQLITE_IOERR_SHORT_READ) fail(nullptr, result, connection.file(), "reading its first page");
    return false;
  };
  std::string bytes(header_size, '\0');
  if (!read(bytes)) return std::nullopt;
  const auto header = parsed_first_page(bytes);
  if (!header) return std::nullopt;
  bytes.resize(std::max(header_size, static_cast<std::size_t>(header->page_size)));
  if (!read(bytes)) return std::nullopt;
  return parsed_first_page(std::move(bytes));
}

std::int64_t file_size(const Connection& connection) {
  sqlite3_file* const file = opened(connection);
  sqlite3_int64 size = 0;
  if (file == nullptr) return size;
  const int result = file->pMethods->xFileSize(file, &size);
  if (result != SQLITE_OK) fail(nullptr, result, connection.file(), "asking its size");
  return size;
}

std::string journal_name(sqlite3* handle) {
  const char* database = sqlite3_db_filename(handle, "main");
  if (database == nullptr || *database == '\0') return {};
  return sqlite3_filename_journal(database);
}

std::string log_name(sqlite3* handle) {
  const char* database = sqlite3_db_filename(handle, "main");
  if (database == nullptr || *database == '\0') return {};
  return sqlite3_filename_wal(database);
}

bool has_journal(const Connection& connection) {
  return has_content(journal_name(connection.handle()));
}

bool has_log(const Connection& connection) {
  return has_content(log_name(connection.handle()));
}

bool is_being_written(const Connection& connection) {
  sqlite3_file* const file = opened(connection);
  int is_reserved = 0;
  return file != nullptr && file->pMethods->xCheckReservedLock(file, &is_reserved) == SQLITE_OK && is_reserved != 0;
}

bool has_moved(const Connection& connection) {
  int moved = 0;
  const int known = sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return known == SQLITE_OK && moved != 0;
}

void refuse_strangers_beside(sqlite3* handle, const std::string& file) {
  const std::string journal = journal_name(handle);
  if (journal.empty()) return;
  const std::string log = log_name(handle);
  for (const std::string& path : {journal, log, log.substr(0, log.size() - 3) + "shm"}) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode)) continue;
    throw StrangerBeside(fmt::format(
        "{}: {} beside it is no regular file, as a journal is; nothing was opened: move it away", file, path));
  }
  if (!has_content(journal)) return;
  const std::string name = super_journal(journal);
  if (name.empty()) return;
  if (!is_super_journal_name(name)) {
    throw StrangerBeside(fmt::format(
        "{}: the journal beside it, {}, is of no capexdb: to follow it would remove the file {}, which by its "
        "name is none of SQLite's; nothing was opened or changed: keep both as they are, and use a backup "
        "under another name",
        file, journal, name.c_str()));
  }
  throw StrangerBeside(fmt::format(
      "{0}: another program was stopped while it wrote {0} and other files in one commit (its journal, {1}, "
      "names {2}); nothing was opened or changed: leave all of them where they are, as only together they "
      "are whole, and let that program finish, or sqlite3 {0} 'PRAGMA user_version', and the same with "
      "each of the other files",
      file, journal, name.c_str()));
}

}  // namespace capex::core::sqlite
