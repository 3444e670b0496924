#include "store/file/new_file.hpp"

#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <thread>

#include "capex/error.hpp"
#include "store/file/own_journal.hpp"
#include "store/sqlite/beside.hpp"
#include "store/sqlite/copy.hpp"
#include "store/sqlite/failure.hpp"

namespace capex::core::store {
namespace {

namespace fs = std::filesystem;

using std::chrono::milliseconds;

const char* const check_copy = "PRAGMA quick_check(1)";
const char* const beside[] = {"-journal", "-wal", "-shm"};

[[noreturn]] void fail(const fs::path& path, const char* what) {
  const int reason = errno;
  throw Error(ErrorCode::storage, fmt::format("{}: {}: {}", path.string(), what, std::strerror(reason)));
}

fs::path named(const fs::path& path, const char* suffix) {
  return fs::path(path.string() + suffix);
}

bool is_there(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

void remove_if_there(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(path, "cannot be taken away");
}

// SQLite does not wait for those who have a file open that is in WAL mode.
void leave_log(sqlite::Connection& connection, milliseconds wait) {
  constexpr milliseconds pause{10};
  for (milliseconds waited{0};; waited += pause) {
    try {
      return connection.execute("PRAGMA journal_mode = DELETE", "replacing it");
    } catch (const sqlite::Failure& failure) {
      const auto page = sqlite::first_page(connection);
      if (failure.code() != ErrorCode::busy || !page || !page->wal || waited >= wait) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

// The file about to be replaced, with what a killed writer left beside it rolled back, and no writer let in while this
// lives. So there is no journal when the new file takes the name, and the old one is whole until then. Nothing where it
// is no sound database, or a journal beside it must not be followed: what lies beside it is then taken away.
std::optional<sqlite::Connection> settled(const fs::path& target, milliseconds wait) {
  try {
    if (const sqlite::Connection as_found(target, sqlite::Mode::read_only, wait); sqlite::has_journal(as_found)) {
      require_own_journal(as_found);
    }
    sqlite::Connection old(target, sqlite::Mode::read_write, wait);
    leave_log(old, wait);
    old.execute("BEGIN IMMEDIATE", "replacing it");
    return old;
  } catch (const sqlite::Failure& failure) {
    // What says nothing about the file leaves it as it is.
    if (failure.code() != ErrorCode::not_a_store && failure.code() != ErrorCode::damaged) throw;
  } catch (const sqlite::StrangerBeside&) {
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_a_store) throw;
  }
  for (const char* suffix : beside) remove_if_there(named(target, suffix));
  return std::nullopt;
}

}  // namespace

void NewFile::copy(const sqlite::Connection& from) {
  sqlite::Connection copy(part(), sqlite::Mode::read_write);
  // Nobody knows the copy yet: it is brought to the disk once, and is whole or not at all.
  copy.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  // Before there is anything in it to be read.
  if (!from.file().empty()) file_.allow_as(from.file());
  sqlite::copy(from, copy);
  sqlite::Query rows = copy.query(check_copy);
  if (!rows.next() || rows->text(0) == "ok") return;
  throw Error(ErrorCode::damaged, fmt::format("{}: its copy does not pass the check, so none was kept ({}); `capex "
                                              "verify` says what is wrong with the file",
                                              from.file(), rows->text(0)));
}

// The file change counter, and the one that the size in the header is valid for. From zero, all copies would begin with
// the same first page, and the journal of one would pass for that of another (see own_journal.hpp).
void NewFile::count_from_anywhere() {
  const std::string counter = sqlite::random_bytes(4);
  for (const std::int64_t offset : {24, 92}) file_.overwrite(offset, counter);
}

void NewFile::publish(Existing existing, milliseconds wait) {
  count_from_anywhere();
  const fs::path& target = file_.target();
  std::optional<sqlite::Connection> old;
  if (existing == Existing::replace && is_there(target)) {
    old = settled(target, wait);
  } else {
    for (const char* suffix : beside) {
      const fs::path found = named(target, suffix);
      if (existing == Existing::replace) {
        remove_if_there(found);
      } else if (is_there(found)) {
        throw Error(ErrorCode::conflict,
                    fmt::format("{0}: {1} is there, of an earlier file of this name, and would be played into the new "
                                "one; choose another name",
                                target.string(), found.string()));
      }
    }
  }
  file_.publish(existing);
}

}  // namespace capex::core::store
