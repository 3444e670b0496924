#include "io/input/byte_source.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "capex/error.hpp"

namespace capex::core {

ByteSource::ByteSource(const std::filesystem::path& path)
    : ByteSource(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path.string()) {
  if (descriptor_ < 0) {
    const int why = errno;
    if (why == ENOENT || why == ENOTDIR) {
      throw Error(ErrorCode::not_found, fmt::format("there is no file '{}'", name_));
    }
    throw Error(ErrorCode::storage, fmt::format("'{}' cannot be opened for reading: {}", name_, std::strerror(why)));
  }
  struct stat found {};
  if (::fstat(descriptor_, &found) != 0) return;
  if (S_ISDIR(found.st_mode)) throw Error(ErrorCode::storage, fmt::format("'{}' is a folder, not a file", name_));
  regular_ = S_ISREG(found.st_mode);
  if (regular_) size_ = static_cast<std::size_t>(found.st_size);
}

ByteSource::~ByteSource() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

std::size_t ByteSource::read(char* into, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(descriptor_, into + filled, size - filled);
    if (got == 0) break;
    if (got > 0) {
      filled += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      throw Error(ErrorCode::storage, fmt::format("'{}' cannot be read to its end: {}", name_, std::strerror(errno)));
    }
  }
  return filled;
}

}  // namespace capex::core
