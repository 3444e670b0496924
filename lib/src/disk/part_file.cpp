#include "disk/part_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

#include "capex/error.hpp"
#include "disk/folder_names.hpp"

namespace capex::core {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_suffix = ".capex-part";

[[noreturn]] void fail(const fs::path& path) {
  const int reason = errno;
  throw Error(ErrorCode::storage, fmt::format("cannot write {}: {}", path.string(), std::strerror(reason)));
}

fs::path part_of(const fs::path& target) {
  return fs::path(target.string().append(part_suffix));
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

// Opened without waiting for whom a pipe of that name might have.
int open_part(const fs::path& part, int flags) {
  return ::open(part.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0666);
}

// A file by a second name has its first one: its maker was killed between the two. It is not opened, since to close it
// would give up the locks that this process may have on it by its first name.
bool has_two_names(const fs::path& part) {
  struct stat found {};
  return ::lstat(part.c_str(), &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink > 1;
}

bool is_there(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

bool is_in_the_way(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && !S_ISREG(found.st_mode);
}

std::uint64_t number(const unsigned char* bytes, int count) {  // big end first
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | bytes[i];
  return value;
}

// A whole SQLite database, by its header, or one with a journal beside it, which a part file never has. Read through
// the handle that is closed anyway.
bool is_database(int file, const fs::path& path) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  unsigned char header[32];
  struct stat found {};
  if (::pread(file, header, sizeof header, 0) != sizeof header || ::fstat(file, &found) != 0) return false;
  if (std::memcmp(header, magic.data(), magic.size()) != 0) return false;
  if (is_there(path.string() + "-journal") || is_there(path.string() + "-wal")) return true;
  const std::uint64_t page_size = number(header + 16, 2), pages = number(header + 28, 4);
  return (page_size == 1 ? 65536 : page_size) * pages <= static_cast<std::uint64_t>(found.st_size);
}

enum class Databases { kept, removed };

void remove_if_left(const fs::path& part, Databases databases) {
  struct stat there {
  }, locked{};
  if (::lstat(part.c_str(), &there) != 0 || !S_ISREG(there.st_mode)) return;
  if (there.st_nlink > 1) {
    ::unlink(part.c_str());
    return;
  }
  const int file = open_part(part, 0);
  if (file < 0) return;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &locked) == 0 && ::lstat(part.c_str(), &there) == 0 &&
      is_same(locked, there) && (databases == Databases::removed || !is_database(file, part))) {
    ::unlink(part.c_str());
  }
  ::close(file);
}

}  // namespace

PartFile::PartFile(fs::path target) : target_(std::move(target)), part_(part_of(target_)) {
  refuse_part_name(target_);
  remove_left_parts(folder_of(target_));
  open();
}

void PartFile::open() {
  // Whoever looks whether a part file was left holds its lock for a moment.
  constexpr int attempts = 50;
  constexpr auto pause = std::chrono::milliseconds(4);
  for (int attempt = 1;; ++attempt) {
    if (has_two_names(part_)) ::unlink(part_.c_str());
    file_ = open_part(part_, O_CREAT);
    if (file_ < 0) {
      if (!is_in_the_way(part_)) fail(target_);
      throw Error(ErrorCode::storage,
                  fmt::format("cannot write {}: {}, under which it is made, is there and no file; move it away",
                              target_.string(), part_.string()));
    }
    // Some network file systems have no locks: there, makers are not kept apart, and nothing is told to be left.
    const bool free = ::flock(file_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    struct stat locked {
    }, there{};
    const bool same =
        free && ::fstat(file_, &locked) == 0 && ::lstat(part_.c_str(), &there) == 0 && is_same(locked, there);
    if (same && S_ISREG(locked.st_mode) && locked.st_size == 0 && locked.st_nlink == 1) return;
    if (same) ::unlink(part_.c_str());
    ::close(std::exchange(file_, -1));
    if (attempt == attempts) {
      throw Error(
          ErrorCode::busy,
          fmt::format("{}: another program is making it just now; try again when it has finished", target_.string()));
    }
    if (!free) std::this_thread::sleep_for(pause);
  }
}

PartFile::~PartFile() {
  if (!published_) ::unlink(part_.c_str());
  ::close(file_);
}

void PartFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
      size_ += written;
    } else if (errno != EINTR) {
      fail(target_);
    }
  }
  send_on();
}

/// Has the system bring what is there to the disk while the rest is made, rather than all of it at the end.
void PartFile::send_on() {
#ifdef SYNC_FILE_RANGE_WRITE
  constexpr std::int64_t at_once = std::int64_t{8} << 20;
  if (size_ - sent_ < at_once) return;
  // Where it cannot be done, publish() does it.
  (void)::sync_file_range(file_, sent_, size_ - sent_, SYNC_FILE_RANGE_WRITE);
  sent_ = size_;
#endif
}

void PartFile::overwrite(std::int64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), offset);
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      offset += written;
    } else if (errno != EINTR) {
      fail(target_);
    }
  }
}

void PartFile::allow_as(const fs::path& other) {
  struct stat found {};
  if (::stat(other.c_str(), &found) != 0) return;
  allowed_ &= static_cast<unsigned>(found.st_mode);
  // Where it cannot be done, the umask has said who may read it.
  (void)(::fchmod(file_, static_cast<mode_t>(allowed_)) == 0);
}

void PartFile::publish(Existing existing) {
  if (existing == Existing::replace) allow_as(target_);
  // The name is given to what is on the disk, so that a lost rename loses nothing else.
  if (::fsync(file_) != 0) fail(target_);
  // Unlike a rename, a link never takes the place of a file that came up meanwhile.
  if (existing == Existing::keep && ::link(part_.c_str(), target_.c_str()) == 0) {
    ::unlink(part_.c_str());
  } else if (existing == Existing::keep && errno == EEXIST) {
    throw Error(ErrorCode::conflict, fmt::format("{}: there already; choose another name", target_.string()));
  } else if (::rename(part_.c_str(), target_.c_str()) != 0) {  // to replace, or on a file system without links
    fail(target_);
  }
  published_ = true;
  sync_folder(folder_of(target_));
}

void refuse_part_name(const fs::path& path) {
  if (!path.string().ends_with(part_suffix)) return;
  throw Error(ErrorCode::usage,
              fmt::format("{}: a file whose name ends in {} is taken for one that was never finished, "
                          "and taken away: give it another name",
                          path.string(), part_suffix));
}

void remove_left_parts(const fs::path& folder) {
  std::error_code failure;
  for (const std::string& name : folder_names(folder, failure)) {
    if (!name.ends_with(part_suffix)) continue;
    const bool has_owner = is_there(folder / name.substr(0, name.size() - part_suffix.size()));
    remove_if_left(folder / name, has_owner ? Databases::removed : Databases::kept);
  }
}

void remove_left_part(const fs::path& target) {
  remove_if_left(part_of(target), Databases::removed);
}

void sync_folder(const fs::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;  // a folder that can be written but not read
  const int failure = ::fsync(opened) == 0 ? 0 : errno;
  ::close(opened);
  // Some file systems cannot.
  if (failure == 0 || failure == EINVAL || failure == ENOTSUP || failure == EBADF) return;
  throw Error(ErrorCode::storage,
              fmt::format("{} cannot be brought to the disk: {}; what was made in it is there, and may be gone after a "
                          "power failure",
                          folder == "." ? "this folder" : "the folder " + folder.string(), std::strerror(failure)));
}

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

}  // namespace capex::core
