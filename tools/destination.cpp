#include "destination.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "capex/error.hpp"

namespace capex::tool {

void write_stdout(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw Error(ErrorCode::storage, fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

Destination::Destination(const std::optional<std::string>& path) {
  if (!path || *path == "-") return;
  path_ = *path;
  std::error_code ignored;  // what cannot be looked at cannot be opened either
  // A device or a pipe cannot be replaced. A part file lies beside its target, so that the rename stays in one file
  // system.
  part_ = std::filesystem::is_other(path_, ignored) ? path_ : fmt::format("{}.{}.part", path_, getpid());
  file_.open(part_, std::ios::binary);
  if (!file_) fail(std::strerror(errno));
}

Destination::~Destination() {
  if (!path_.empty() && !finished_ && part_ != path_) std::remove(part_.c_str());
}

void Destination::fail(const std::string& reason) const {
  if (part_ != path_) std::remove(part_.c_str());
  throw Error(ErrorCode::storage, fmt::format("cannot write {}: {}", path_, reason));
}

void Destination::write(std::string_view text) {
  if (path_.empty()) {
    write_stdout(text);
  } else if (!file_.write(text.data(), static_cast<std::streamsize>(text.size()))) {
    fail(std::strerror(errno));
  }
}

void Destination::finish() {
  finished_ = true;
  if (path_.empty()) return;
  file_.close();
  if (!file_) fail(std::strerror(errno));
  if (part_ == path_) return;
  std::error_code failure;
  std::filesystem::rename(part_, path_, failure);
  if (failure) fail(failure.message());
}

}  // namespace capex::tool
