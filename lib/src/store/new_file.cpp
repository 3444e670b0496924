#include "store/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "capex/error.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::store {
namespace {

namespace fs = std::filesystem;

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

// A rename is on the disk when its folder is.
void sync_folder_of(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;  // a folder that can be written but not read
  ::fsync(opened);         // some file systems cannot
  ::close(opened);
}

// The file about to be replaced, with what a killed writer left beside it rolled back, and no writer let in while this
// lives. So there is no journal when the new file takes the name, and the old one is whole until then. Nothing where it
// is no database that SQLite can open: what lies beside it is then taken away.
std::optional<sqlite::Connection> settled(const fs::path& target) {
  try {
    sqlite::Connection old(target, sqlite::Mode::read_write);
    old.execute("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE", "replacing it");
    return old;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::busy) throw;
  }
  for (const char* suffix : beside) remove_if_there(named(target, suffix));
  return std::nullopt;
}

}  // namespace

fs::path replaceable(const fs::path& target) {
  std::error_code failure;
  const fs::file_status status = fs::status(target, failure);
  if (status.type() == fs::file_type::not_found) return target;
  if (status.type() != fs::file_type::regular) {
    throw Error(ErrorCode::usage, fmt::format("{}: not a file that could be replaced; name another", target.string()));
  }
  const fs::path found = fs::canonical(target, failure);
  return failure ? target : found;
}

NewFile::NewFile(fs::path target) : target_(std::move(target)), part_(named(target_, ".capex-part")) {
  while (true) {
    lock_ = ::open(part_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (lock_ < 0) fail(target_, "cannot be made");
    struct stat locked {
    }, there{};
    const bool free = ::flock(lock_, LOCK_EX | LOCK_NB) == 0;
    const bool same = free && ::fstat(lock_, &locked) == 0 && ::lstat(part_.c_str(), &there) == 0 &&
                      locked.st_ino == there.st_ino && locked.st_dev == there.st_dev;
    if (same && S_ISREG(locked.st_mode) && locked.st_size == 0 && locked.st_nlink == 1) return;
    // Left by a killed maker: it may be the published file by another name, so it is not emptied, but unlinked.
    if (same) ::unlink(part_.c_str());
    ::close(std::exchange(lock_, -1));
    if (!free) {
      throw Error(
          ErrorCode::busy,
          fmt::format("{}: another program is making it just now; try again when it has finished", target_.string()));
    }
  }
}

NewFile::~NewFile() {
  if (!published_) ::unlink(part_.c_str());
  ::close(lock_);
}

void NewFile::publish(Existing existing) {
  if (::fsync(lock_) != 0) fail(target_, "cannot be brought to the disk");
  if (existing == Existing::replace) {
    std::optional<sqlite::Connection> old;
    if (is_there(target_)) {
      old = settled(target_);
    } else {
      for (const char* suffix : beside) remove_if_there(named(target_, suffix));
    }
    if (::rename(part_.c_str(), target_.c_str()) != 0) fail(target_, "cannot be given its name");
  } else {
    for (const char* suffix : beside) {
      if (!is_there(named(target_, suffix))) continue;
      throw Error(ErrorCode::conflict,
                  fmt::format("{0}: {0}{1} is there, of an earlier file of this name, and would be played into the new "
                              "one; move it away, or choose another name",
                              target_.string(), suffix));
    }
    // Unlike a rename, a link never takes the place of a file that came up meanwhile.
    if (::link(part_.c_str(), target_.c_str()) == 0) {
      ::unlink(part_.c_str());
    } else if (errno == EEXIST) {
      throw Error(ErrorCode::conflict, fmt::format("{}: there already; choose another name", target_.string()));
    } else if (::rename(part_.c_str(), target_.c_str()) != 0) {  // a file system without links
      fail(target_, "cannot be given its name");
    }
  }
  published_ = true;
  sync_folder_of(target_);
}

}  // namespace capex::store
