#include "system_calls.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

#include "points.hpp"
#include "unsynced_disk.hpp"

namespace reliability {
namespace {

std::unique_ptr<UnsyncedDisk> disk;
thread_local bool in_here = false;  // what the watch itself asks of the system is not watched

constexpr unsigned calls = call_read | calls_that_write;

class Unwatched {
 public:
  Unwatched() { in_here = true; }
  ~Unwatched() { in_here = false; }
};

bool is_watched() {
  return (plan.points & calls) != 0 && !in_here;
}

// Files and folders, but not what the program says.
bool is_watched(int file) {
  if (!is_watched() || file <= 2) return false;
  struct stat found {};
  return ::fstat(file, &found) == 0 && (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode));
}

template <class... Arguments>
long ask(long number, Arguments... arguments) {
  return ::syscall(number, arguments...);
}

[[noreturn]] void die() {
  if (plan.harm == Harm::cut && disk != nullptr) {
    const Unwatched unwatched;
    disk->lose_power(plan.seed);
  }
  while (true) ask(SYS_kill, ::getpid(), SIGKILL);
}

// Whether the call, which cannot be done by half, is to fail with errno set.
bool fails(Points point) {
  if (!hurts(point)) return false;
  if (plan.harm == Harm::kill || plan.harm == Harm::cut) die();
  if (plan.harm == Harm::half) return false;
  errno = plan.error;
  return true;
}

ssize_t plain_write(int file, const void* data, std::size_t size, off_t at) {
  return at < 0 ? ask(SYS_write, file, data, size) : ask(SYS_pwrite64, file, data, size, at);
}

// `at` below 0: where the file stands.
ssize_t write_at(int file, const void* data, std::size_t size, off_t at) {
  if (!is_watched(file)) return plain_write(file, data, size, at);
  const off_t place = at < 0 ? ::lseek(file, 0, SEEK_CUR) : at;
  std::size_t done = size;
  if (hurts(call_write)) {
    if (plan.harm == Harm::cut) die();
    if (plan.harm == Harm::kill) {
      if (plan.seed % 2 == 1) plain_write(file, data, size / 2, at);
      die();
    }
    if (plan.harm == Harm::fail || size < 2) {
      errno = plan.error;
      return -1;
    }
    done = size / 2;
  }
  const ssize_t written = plain_write(file, data, done, at);
  if (disk != nullptr && written > 0) {
    const Unwatched unwatched;
    disk->written(file, place, std::string(static_cast<const char*>(data), static_cast<std::size_t>(written)));
  }
  return written;
}

// A place that could not be read once is not read any more.
struct BadPlace {
  dev_t device = 0;
  ino_t number = 0;
  off_t first = 0, last = -1;
} bad_place;

bool is_bad(int file, off_t first, off_t last, bool from_now_on) {
  struct stat found {};
  if (::fstat(file, &found) != 0) return false;
  if (from_now_on) bad_place = {found.st_dev, found.st_ino, first, last};
  return found.st_dev == bad_place.device && found.st_ino == bad_place.number && first <= bad_place.last &&
         bad_place.first <= last;
}

ssize_t read_at(int file, void* into, std::size_t size, off_t at) {
  if (is_watched(file)) {
    const off_t place = at < 0 ? ::lseek(file, 0, SEEK_CUR) : at;
    if (is_bad(file, place, place + static_cast<off_t>(size) - 1, fails(call_read))) {
      errno = plan.error;
      return -1;
    }
  }
  return at < 0 ? ask(SYS_read, file, into, size) : ask(SYS_pread64, file, into, size, at);
}

int sync(int file) {
  if (!is_watched(file)) return 0;
  if (fails(call_sync)) return -1;
  if (disk != nullptr) {
    const Unwatched unwatched;
    disk->synced(file);
  }
  return 0;
}

int truncate(int file, off_t size) {
  if (is_watched(file) && fails(call_truncate)) return -1;
  const int result = static_cast<int>(ask(SYS_ftruncate, file, size));
  if (result == 0 && disk != nullptr && is_watched(file)) {
    const Unwatched unwatched;
    disk->truncated(file, size);
  }
  return result;
}

// `call` changes names, and `tell` tells the disk so.
template <class Call, class Tell>
int change_names(Points point, const Call& call, const Tell& tell) {
  if (!is_watched()) return call();
  if (fails(point)) return -1;
  const Unwatched unwatched;
  if (disk != nullptr) disk->notice_new_names();
  const int result = call();
  const int reason = errno;
  if (result == 0 && disk != nullptr) tell();
  errno = reason;
  return result;
}

int remove_name(const char* path) {
  return change_names(
      call_unlink, [&] { return static_cast<int>(ask(SYS_unlinkat, AT_FDCWD, path, 0)); },
      [&] { disk->unlinked(path); });
}

}  // namespace

void remember_unsynced(const std::filesystem::path& folder) {
  const Unwatched unwatched;
  disk = std::make_unique<UnsyncedDisk>();
  disk->begin(folder);
}

void lose_power_now() {
  die();
}

}  // namespace reliability

using namespace reliability;

// In the program itself, so that libraries find these before the system's.
extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  return write_at(file, data, size, -1);
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
  return write_at(file, data, size, at);
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  return write_at(file, data, size, at);
}
ssize_t writev(int file, const iovec* parts, int count) {
  if (!is_watched(file)) return ask(SYS_writev, file, parts, count);
  for (int i = 0; i < count; ++i) {  // a part is a short write, and the caller goes on
    if (parts[i].iov_len > 0) return write_at(file, parts[i].iov_base, parts[i].iov_len, -1);
  }
  return 0;
}
ssize_t read(int file, void* into, size_t size) {
  return read_at(file, into, size, -1);
}
ssize_t pread(int file, void* into, size_t size, off_t at) {
  return read_at(file, into, size, at);
}
ssize_t pread64(int file, void* into, size_t size, off64_t at) {
  return read_at(file, into, size, at);
}
int fsync(int file) {
  return reliability::sync(file);
}
int fdatasync(int file) {
  return reliability::sync(file);
}
int ftruncate(int file, off_t size) noexcept {
  return reliability::truncate(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return reliability::truncate(file, size);
}
int unlink(const char* path) noexcept {
  return remove_name(path);
}
int remove(const char* path) noexcept {
  const int result = remove_name(path);
  return result != 0 && errno == EISDIR ? static_cast<int>(ask(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR)) : result;
}
int rename(const char* from, const char* to) noexcept {
  return change_names(
      call_rename, [&] { return static_cast<int>(ask(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to)); },
      [&] { disk->renamed(from, to); });
}
int link(const char* from, const char* to) noexcept {
  return change_names(
      call_link, [&] { return static_cast<int>(ask(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0)); },
      [&] { disk->linked(from, to); });
}
}
