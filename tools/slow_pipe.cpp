#include "slow_pipe.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>

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
  if (written < 0 && errno != EINTR) fail("cannot write to standard output");
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
  if (aside == nullptr) return;
  if (std::fflush(aside) != 0) fail("what is for the reader of standard output cannot be put aside");
  std::rewind(aside);
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, aside)) > 0;) {
    for (std::string_view text(buffer, got); !text.empty();) write_once(text);
  }
  if (std::ferror(aside) != 0) fail("what was put aside for standard output cannot be read");
  std::fclose(aside);
  aside = nullptr;
}

}  // namespace capex::tool
