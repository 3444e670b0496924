#include "destination.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "capex/error.hpp"
#include "database.hpp"

namespace capex::tool {
namespace {

// The file that a name stands for, through links, so that a link is written through and not replaced.
std::string behind_links(const std::string& path) {
  std::error_code failure;
  const std::filesystem::path found = std::filesystem::canonical(path, failure);
  return failure ? path : found.string();
}

}  // namespace

void write_stdout(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw Error(ErrorCode::storage, fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

Destination::Destination(const std::optional<std::string>& path) {
  if (!path || *path == "-") return;
  path_ = *path;
  refuse_to_overwrite_database(path_);
  struct stat found {};
  const bool there = ::stat(path_.c_str(), &found) == 0;
  if (there && (S_ISDIR(found.st_mode) || S_ISBLK(found.st_mode) || S_ISSOCK(found.st_mode))) {
    fail("not a file that could be written");
  }
  if (there && !S_ISREG(found.st_mode)) {  // a pipe or a terminal is written into
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (file_ < 0) fail(std::strerror(errno));
    return;
  }
  target_ = there ? behind_links(path_) : path_;
  open_part();
}

// Beside its target, so that the rename stays in one file system. What a killed command left there is found by its lock
// being free.
void Destination::open_part() {
  const std::string part = target_ + ".capex-part";
  refuse_to_overwrite_database(part);
  while (true) {
    file_ = ::open(part.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file_ < 0) fail(std::strerror(errno));
    struct stat locked {
    }, there{};
    const bool free = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    if (!free) fail("another command is writing it just now");
    const bool same = ::fstat(file_, &locked) == 0 && ::lstat(part.c_str(), &there) == 0 &&
                      locked.st_ino == there.st_ino && locked.st_dev == there.st_dev;
    if (same && locked.st_size == 0) break;
    if (same) ::unlink(part.c_str());
    ::close(std::exchange(file_, -1));
  }
  part_ = part;
}

Destination::~Destination() {
  close();
  if (!part_.empty()) std::remove(part_.c_str());
}

void Destination::close() {
  if (file_ >= 0) ::close(std::exchange(file_, -1));
}

void Destination::fail(const std::string& reason) {
  close();
  if (!part_.empty()) std::remove(std::exchange(part_, {}).c_str());
  throw Error(ErrorCode::storage, fmt::format("cannot write {}: {}", path_, reason));
}

void Destination::write(std::string_view text) {
  if (path_.empty()) {
    write_stdout(text);
    return;
  }
  while (!text.empty()) {
    const ssize_t written = ::write(file_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(std::strerror(errno));
    }
  }
}

void Destination::finish() {
  if (path_.empty()) return;
  if (!part_.empty()) {
    // The name is given to what is on the disk, so that a lost rename loses nothing else.
    if (::fsync(file_) != 0) fail(std::strerror(errno));
    if (std::rename(part_.c_str(), target_.c_str()) != 0) fail(std::strerror(errno));
    part_.clear();
  }
  close();
}

}  // namespace capex::tool
