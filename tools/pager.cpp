#include "pager.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "capex/error.hpp"
#include "text/visible.hpp"

extern char** environ;

namespace capex::tool {

namespace {

bool forbidden = false;
std::FILE* waiting = nullptr;

std::string& lines_after() {
  static auto& lines = *new std::string();
  return lines;
}

bool on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  for (std::string_view rest = path == nullptr ? "" : path; !rest.empty();) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string file = fmt::format("{}/{}", rest.substr(0, end), program);
    if (end > 0 && ::access(file.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// Empty where there is none, or none is wanted.
std::string pager() {
  for (const char* name : {"CAPEX_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(name)) return command;
  }
  return on_path("less") ? "less -FIRX" : "";
}

// Without the terminal's own means, which take no place.
std::size_t places(std::string_view line) {
  std::string text;
  while (!line.empty()) {
    if (line[0] == '\033') {
      line.remove_prefix(std::min(line.find('m'), line.size() - 1) + 1);
      continue;
    }
    const std::size_t end = std::min(line.find('\033'), line.size());
    text += line.substr(0, end);
    line.remove_prefix(end);
  }
  return core::display_width(text);
}

bool is_longer_than_screen(std::string_view text) {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  std::size_t lines = 1;  // of the prompt
  while (!text.empty() && lines <= size.ws_row) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines += std::max<std::size_t>(1, (places(text.substr(0, end)) + size.ws_col - 1) / size.ws_col);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines > size.ws_row;
}

// Hands the text to each of `write` until one says that it takes no more.
template <class Write>
void hand_over(std::FILE* text, Write write) {
  std::rewind(text);
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, text)) > 0;) {
    if (!write(std::string_view(buffer, got))) return;
  }
}

void write_as_it_is(std::FILE* text) {
  bool written = true;
  hand_over(text, [&written](std::string_view piece) {
    written = std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
    return written;
  });
  if (!written || std::fflush(stdout) != 0) {
    throw Error(ErrorCode::storage, fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

bool write_all(int pipe, std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t written = ::write(pipe, piece.data(), piece.size());
    if (written < 0 && errno != EINTR) return false;  // the reader has seen enough
    if (written > 0) piece.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// What its process ended with; nothing useful where there was none.
struct Paged {
  bool failed = true;
  bool interrupted = false;
};

Paged page(std::FILE* text, const std::string& command) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  // A shell that waits for the pager would die of the Ctrl-C that the pager takes for itself.
  const bool is_plain = command.find_first_of("|&;<>()$`\\\"'*?[#~={}\n") == std::string::npos;
  std::string shell = "sh", option = "-c", line = is_plain ? "exec " + command : command;
  char* arguments[] = {shell.data(), option.data(), line.data(), nullptr};
  ::setenv("LESS", "FIRX", 0);  // for a less that PAGER names without options
  pid_t child = 0;
  const int failure = ::posix_spawn(&child, "/bin/sh", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  if (failure != 0) {
    ::close(ends[1]);
    return {};
  }
  // Ctrl-C is the pager's.
  const auto interrupt = std::signal(SIGINT, SIG_IGN);
  const auto quit = std::signal(SIGQUIT, SIG_IGN);
  const auto pipe = std::signal(SIGPIPE, SIG_IGN);
  hand_over(text, [&ends](std::string_view piece) { return write_all(ends[1], piece); });
  ::close(ends[1]);
  int status = 0;
  pid_t ended = 0;
  do {
    ended = ::waitpid(child, &status, 0);
  } while (ended < 0 && errno == EINTR);
  std::signal(SIGINT, interrupt);
  std::signal(SIGQUIT, quit);
  std::signal(SIGPIPE, pipe);
  Paged paged;
  paged.interrupted = WIFSIGNALED(status) ? WTERMSIG(status) == SIGINT : WEXITSTATUS(status) == 128 + SIGINT;
  paged.failed = ended != child || status != 0;
  return paged;
}

}  // namespace

void never_page() {
  forbidden = true;
}

bool left_for_pager(std::string_view text) {
  if (waiting == nullptr) {
    const char* term = std::getenv("TERM");
    if (forbidden || term == nullptr || std::strcmp(term, "dumb") == 0 || !is_longer_than_screen(text)) return false;
    if (pager().empty()) return false;
    waiting = std::tmpfile();
    if (waiting == nullptr) return false;
  }
  if (std::fwrite(text.data(), 1, text.size(), waiting) == text.size()) return true;
  throw Error(ErrorCode::storage, fmt::format("what is for the pager cannot be put aside: {}; --no-pager does without",
                                              std::strerror(errno)));
}

bool said_after_pager(std::string_view line) {
  if (waiting == nullptr) return false;
  lines_after() += line;
  lines_after() += '\n';
  return true;
}

void show_what_waits() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> text(std::exchange(waiting, nullptr), std::fclose);
  if (text == nullptr) return;
  std::fflush(text.get());
  const Paged paged = page(text.get(), pager());
  if (paged.failed && !paged.interrupted) write_as_it_is(text.get());
  std::fwrite(lines_after().data(), 1, lines_after().size(), stderr);
  lines_after().clear();
  if (!paged.interrupted) return;
  std::signal(SIGINT, SIG_DFL);
  std::raise(SIGINT);
}

}  // namespace capex::tool
