#include <fmt/core.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "capex/assistant.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail_here(const char* what) {
  throw Error(ErrorCode::storage, fmt::format("{}: {}", what, std::strerror(errno)));
}

void write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) fail_here("cannot write an answer");
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// All that comes until the other end is closed; nothing where that takes longer than until `end`.
std::optional<std::string> read_until(int file, Clock::time_point end) {
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd waited{file, POLLIN, 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) fail_here("cannot wait for an answer");
    if (ready <= 0) continue;
    const ssize_t got = ::read(file, buffer, sizeof buffer);
    if (got < 0 && errno != EINTR) fail_here("cannot read an answer");
    if (got == 0) return text;
    if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
  }
}

/// Each question is a process of its own: it can be stopped wherever it is, and one that dies takes no other with it.
/// This one holds no file open, so that none is shared.
class Questions {
 public:
  explicit Questions(std::chrono::seconds time) : time_(time) {}

  std::optional<std::string> operator()(const std::function<std::string()>& question) const {
    int ends[2];
    if (::pipe(ends) != 0) fail_here("cannot ask");
    const pid_t asked = ::fork();
    if (asked == 0) answer(question, ends);
    ::close(ends[1]);
    if (asked < 0) {
      ::close(ends[0]);
      fail_here("cannot ask");
    }
    const std::optional<std::string> text = read_until(ends[0], Clock::now() + time_);
    ::close(ends[0]);
    if (!text) ::kill(asked, SIGKILL);
    int status = 0;
    while (::waitpid(asked, &status, 0) < 0 && errno == EINTR) {
    }
    if (text && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) {
      throw Error(ErrorCode::storage, "the question ended without an answer: the system stopped it, or memory ran out");
    }
    return text;
  }

 private:
  [[noreturn]] static void answer(const std::function<std::string()>& question, const int (&ends)[2]) {
    ::close(ends[0]);
    try {
      write_whole(ends[1], question());
    } catch (...) {  // it ends without an answer, and the other side says so
      ::_exit(1);
    }
    ::_exit(0);
  }

  std::chrono::seconds time_;
};

/// Lines of standard input, of which one that is too long is passed over and said to be so.
class Lines {
 public:
  enum class Found { line, too_long, end };

  Found next(std::string& line) {
    line.clear();
    bool is_long = false;
    for (;;) {
      if (at_ == size_ && !fill())
        return line.empty() && !is_long ? Found::end : is_long ? Found::too_long : Found::line;
      const char* begin = buffer_ + at_;
      const auto* end = static_cast<const char*>(std::memchr(begin, '\n', size_ - at_));
      const std::size_t count = end == nullptr ? size_ - at_ : static_cast<std::size_t>(end - begin);
      is_long = is_long || line.size() + count > longest_assistant_line;
      if (!is_long) line.append(begin, count);
      at_ += count + (end == nullptr ? 0 : 1);
      if (end != nullptr) return is_long ? Found::too_long : Found::line;
    }
  }

 private:
  bool fill() {
    at_ = size_ = 0;
    ssize_t got = 0;
    do {
      got = ::read(STDIN_FILENO, buffer_, sizeof buffer_);
    } while (got < 0 && errno == EINTR);
    if (got < 0) fail_here("cannot read standard input");
    size_ = static_cast<std::size_t>(got);
    return got > 0;
  }

  char buffer_[1 << 16];
  std::size_t at_ = 0, size_ = 0;
};

Exit run_serve(CommandLine& line) {
  bool stdio = false, write = false;
  std::optional<std::string> time;
  line.flag("--stdio", stdio, "answer on standard output what standard input asks, which is the only way there is");
  line.flag("--write", write, "also offer the tools that add to the file and take imports back");
  line.option("--timeout", time, "SECONDS", "give up a question after so long (default 60)");
  line.parse();
  if (!stdio) throw UsageError("say --stdio: questions come on standard input, and answers go to standard output");
  const std::size_t seconds = time ? parse_count("--timeout", *time, "whole seconds") : 60;
  if (seconds == 0 || seconds > 86'400) throw UsageError("--timeout: 1 to 86400 seconds");
  open_database(line, write ? Access::read_write : Access::read_only);  // that it can be, and is of this schema

  AssistantOptions options;
  options.file = database_path(line);
  options.write = write;
  options.version = CAPEX_VERSION;
  options.run = Questions(std::chrono::seconds(seconds));
  Lines lines;
  std::string request;
  for (Lines::Found found = lines.next(request); found != Lines::Found::end; found = lines.next(request)) {
    std::string answer = found == Lines::Found::line ? answer_assistant(request, options) : refuse_long_line();
    if (answer.empty()) continue;
    answer += '\n';
    write_whole(STDOUT_FILENO, answer);
  }
  return Exit::done;
}

}  // namespace

const Command serve_command = {
    "serve",
    "answers an assistant's questions, by the Model Context Protocol",
    "--stdio [--write] [options]",
    "capex serve --stdio < questions.ndjson\n"
    "capex serve --stdio --write --timeout 20 < questions.ndjson",
    "For programs that start it: an assistant's settings name the command and these words. Its tools are show, "
    "growth,\n"
    "total, screen, check, explain, convert, changes and list, with the options of the commands; answers are the "
    "commands'\n"
    "JSON, each from the file as it then is. Without --write nothing can change the file; with it, add_figure and the "
    "like\n"
    "say what they would do until dry_run is false. A line has at most 1 MB, an answer 1000 rows and 256 KB of them.",
    run_serve,
};

}  // namespace capex::tool
