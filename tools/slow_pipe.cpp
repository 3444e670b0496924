#include "slow_pipe.hpp"

#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "capex/error.hpp"

namespace capex::tool {
namespace {

constexpr int patience = 500;  // milliseconds without a byte taken

std::FILE* aside = nullptr;  // what waits

[[noreturn]] void fail(const char* what) {
  throw Error(ErrorCode::storage, fmt::format("{}: {}", what, std::strerror(errno)));
}

void put_aside(std::string_view text) {
  if (aside == nullptr) aside = std::tmpfile();
  if (aside == nullptr || std::fwrite(text.data(), 1, text.size(), aside) != text.size()) {
    fail("the reader of standard output takes nothing, and what is for it cannot be put aside");
  }
}

// A pipe that is ready takes so much without a wait.
void write_once(std::string_view& text) {
  const ssize_t written = ::write(STDOUT_FILENO, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
  // A pipe that its other end made one that never waits may be full again by now.
  if (written < 0 && errno != EINTR && errno != EAGAIN) fail("cannot write to standard output");
  if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
}

bool ready_within(int milliseconds) {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  const int found = ::poll(&output, 1, milliseconds);
  return found > 0 || (found < 0 && errno == EINTR);
}

}  // namespace

bool write_to_pipe(std::string_view text) {
  static const bool is_pipe = [] {
    struct stat output {};
    return ::fstat(STDOUT_FILENO, &output) == 0 && S_ISFIFO(output.st_mode);
  }();
  if (!is_pipe) return false;
  while (!text.empty() && aside == nullptr) {
    if (!ready_within(patience)) break;
    write_once(text);
  }
  if (!text.empty()) put_aside(text);
  return true;
}

void write_what_was_put_aside() {
  // Once: what fails here is not tried again.
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> waiting(std::exchange(aside, nullptr), std::fclose);
  if (waiting == nullptr) return;
  if (std::fflush(waiting.get()) != 0) fail("what is for the reader of standard output cannot be put aside");
  std::rewind(waiting.get());
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, waiting.get())) > 0;) {
    for (std::string_view text(buffer, got); !text.empty();) {
      if (ready_within(-1)) write_once(text);
    }
  }
  if (std::ferror(waiting.get()) != 0) fail("what was put aside for standard output cannot be read");
}

}  // namespace capex::tool
