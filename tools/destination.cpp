#include "destination.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "capex/error.hpp"
#include "database.hpp"
#include "pager.hpp"
#include "slow_pipe.hpp"
#include "text/visible.hpp"

namespace capex::tool {
namespace {

[[noreturn]] void fail(const std::string& path, std::string_view reason) {
  throw Error(ErrorCode::storage, fmt::format("cannot write {}: {}", path, reason));
}

// What is read from standard input would be gone before it is read.
void refuse_to_overwrite_input(const std::string& path, const struct stat& found) {
  struct stat input {};
  if (!S_ISREG(found.st_mode) || ::fstat(STDIN_FILENO, &input) != 0) return;
  if (found.st_ino != input.st_ino || found.st_dev != input.st_dev) return;
  throw Error(ErrorCode::usage, fmt::format("{} is what standard input is read from: write to another", path));
}

}  // namespace

namespace {

// A format for programs escapes what it must, and CSV nothing: on a terminal every character is written out that is not
// shown by itself, but for the bold of our own headings.
std::string shown_on_terminal(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    std::size_t own = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string_view mark : {std::string_view("\033[1m"), std::string_view("\033[0m")}) {
      if (const std::size_t at = text.find(mark); at < own) {
        own = at;
        length = mark.size();
      }
    }
    shown += core::visible(text.substr(0, own), core::Lines::kept);
    if (own == std::string_view::npos) break;
    shown += text.substr(own, length);
    text.remove_prefix(own + length);
  }
  return shown;
}

}  // namespace

void write_stdout(std::string_view text, bool paged) {
  if (text.empty() || write_to_pipe(text)) return;
  static const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const std::string shown = is_terminal ? shown_on_terminal(text) : std::string();
  if (is_terminal) text = shown;
  if (is_terminal && paged && left_for_pager(text)) return;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw Error(ErrorCode::storage, fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

Destination::Destination(const std::optional<std::string>& path) {
  paged_ = !path;
  if (!path || *path == "-") return;
  path_ = *path;
  refuse_to_overwrite_database(path_);
  struct stat found {};
  const bool there = ::stat(path_.c_str(), &found) == 0;
  if (there) refuse_to_overwrite_input(path_, found);
  if (there && (S_ISDIR(found.st_mode) || S_ISBLK(found.st_mode) || S_ISSOCK(found.st_mode))) {
    fail(path_, "not a file that could be written");
  }
  if (there && !S_ISREG(found.st_mode)) {  // a pipe or a terminal is written into
    pipe_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (pipe_ < 0) fail(path_, std::strerror(errno));
    is_terminal_ = ::isatty(pipe_) == 1;
    return;
  }
  // A link is written through, and not replaced.
  part_.emplace(there ? core::replaceable(path_) : std::filesystem::path(path_));
}

Destination::~Destination() {
  if (pipe_ >= 0) ::close(pipe_);
}

void Destination::write(std::string_view text) {
  if (path_.empty()) {
    write_stdout(text, paged_);
    return;
  }
  if (part_) {
    part_->write(text);
    return;
  }
  const std::string shown = is_terminal_ ? shown_on_terminal(text) : std::string();
  if (is_terminal_) text = shown;
  while (!text.empty()) {
    const ssize_t written = ::write(pipe_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(path_, std::strerror(errno));
    }
  }
}

void Destination::finish() {
  if (part_) part_->publish(core::PartFile::Existing::replace);
  // Some devices and network file systems say only now that they did not take it.
  if (pipe_ >= 0 && ::close(std::exchange(pipe_, -1)) != 0) fail(path_, std::strerror(errno));
}

}  // namespace capex::tool
