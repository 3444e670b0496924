#include "store/sqlite/beside.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

namespace capex::sqlite {
namespace {

// Offsets and sizes are of SQLite's "Database File Format", sections 1.3 and 3.
constexpr std::size_t header_size = 100;
constexpr std::string_view file_magic("SQLite format 3\0", 16);
constexpr std::string_view journal_magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);

std::int64_t number(const char* bytes) {  // four bytes, big end first
  std::int64_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::optional<FirstPage> parsed(std::string bytes) {
  if (bytes.size() < header_size || !bytes.starts_with(file_magic)) return std::nullopt;
  FirstPage page;
  page.application_id = number(&bytes[68]);
  page.version = number(&bytes[60]);
  page.commits = number(&bytes[24]);
  page.wal = bytes[18] == 2 || bytes[19] == 2;
  page.bytes = std::move(bytes);
  return page;
}

std::string journal_of(sqlite3* handle) {
  const char* database = sqlite3_db_filename(handle, "main");
  if (database == nullptr || *database == '\0') return {};
  return sqlite3_filename_journal(database);
}

std::string log_of(sqlite3* handle) {
  const char* database = sqlite3_db_filename(handle, "main");
  if (database == nullptr || *database == '\0') return {};
  return sqlite3_filename_wal(database);
}

bool has_content(const std::string& path) {
  struct stat found {};
  return !path.empty() && ::lstat(path.c_str(), &found) == 0 && found.st_size > 0;
}

class JournalBytes {
 public:
  explicit JournalBytes(const std::string& path) : in_(path, std::ios::binary | std::ios::ate) {
    if (in_) size_ = static_cast<std::int64_t>(in_.tellg());
  }
  std::int64_t size() const { return size_; }
  /// False where that much is not there.
  bool read(std::int64_t offset, char* into, std::size_t count) {
    if (offset < 0 || offset > size_ - static_cast<std::int64_t>(count)) return false;
    return in_.seekg(offset) && in_.read(into, static_cast<std::streamsize>(count));
  }

 private:
  std::ifstream in_;
  std::int64_t size_ = 0;
};

// At the end of a journal: the name, its length, the sum of its bytes, the magic.
std::string super_journal(const std::string& path) {
  JournalBytes journal(path);
  char tail[16];
  if (!journal.read(journal.size() - 16, tail, sizeof tail)) return {};
  if (std::string_view(tail + 8, 8) != journal_magic) return {};
  const std::int64_t length = number(tail), sum = number(tail + 4);
  if (length == 0 || length > journal.size() - 16 || length > 1 << 16) return {};
  std::string name(static_cast<std::size_t>(length), '\0');
  if (!journal.read(journal.size() - 16 - length, name.data(), name.size())) return {};
  // SQLite adds them up as its platform's char, which may have a sign.
  std::uint32_t with_sign = 0, without_sign = 0;
  for (const char c : name) {
    with_sign += static_cast<std::uint32_t>(static_cast<signed char>(c));
    without_sign += static_cast<unsigned char>(c);
  }
  return with_sign == sum || without_sign == sum ? name : std::string();
}

}  // namespace

std::optional<FirstPage> first_page(const Connection& connection) {
  sqlite3_file* file = nullptr;
  if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return {};
  if (file == nullptr || file->pMethods == nullptr) return std::nullopt;
  // Through SQLite's own handle: to open and close the file beside it would give up the process's locks on it.
  const auto read = [file](std::string& into) {
    return file->pMethods->xRead(file, into.data(), static_cast<int>(into.size()), 0) == SQLITE_OK;
  };
  std::string bytes(header_size, '\0');
  if (!read(bytes)) return std::nullopt;
  // In two bytes, where 1 stands for 65536.
  const std::int64_t size = number(&bytes[16]) >> 16;
  bytes.resize(std::max(header_size, static_cast<std::size_t>(size == 1 ? 65536 : size)));
  if (!read(bytes)) return std::nullopt;
  return parsed(std::move(bytes));
}

std::optional<FirstPage> first_page_before(const Connection& connection) {
  JournalBytes journal(journal_of(connection.handle()));
  char start[28];
  if (!journal.read(0, start, sizeof start) || std::string_view(start, 8) != journal_magic) return std::nullopt;
  const std::int64_t sector = number(start + 20), page_size = number(start + 24);
  if (sector < 32 || page_size < 512 || page_size > 65536) return std::nullopt;
  // Each page lies between its number and a checksum.
  for (std::int64_t at = sector; at + 8 + page_size <= journal.size(); at += 8 + page_size) {
    char page_number[4];
    if (!journal.read(at, page_number, sizeof page_number)) return std::nullopt;
    if (number(page_number) != 1) continue;
    std::string bytes(static_cast<std::size_t>(page_size), '\0');
    return journal.read(at + 4, bytes.data(), bytes.size()) ? parsed(std::move(bytes)) : std::nullopt;
  }
  return std::nullopt;
}

bool has_journal(const Connection& connection) {
  return has_content(journal_of(connection.handle()));
}

bool has_log(const Connection& connection) {
  return has_content(log_of(connection.handle()));
}

bool has_moved(const Connection& connection) {
  int moved = 0;
  const int known = sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return known == SQLITE_OK && moved != 0;
}

void refuse_strangers_beside(sqlite3* handle, const std::string& file) {
  const std::string journal = journal_of(handle);
  if (journal.empty()) return;
  const std::string log = log_of(handle);
  for (const std::string& path : {journal, log, log.substr(0, log.size() - 3) + "shm"}) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode)) continue;
    throw StrangerBeside(fmt::format(
        "{}: {} beside it is no regular file, as a journal is; nothing was opened: move it away", file, path));
  }
  if (!has_content(journal)) return;
  if (const std::string name = super_journal(journal); !name.empty()) {
    throw StrangerBeside(
        fmt::format("{}: the journal beside it, {}, is not of capexdb: to follow it would remove the file {}; "
                    "nothing was opened: look where the journal comes from, and move it away",
                    file, journal, name.c_str()));
  }
}

}  // namespace capex::sqlite
