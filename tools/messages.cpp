#include "messages.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <system_error>

#include "pager.hpp"
#include "text/visible.hpp"

namespace capex::tool {

namespace {

/// What is said of an input may echo all of it.
std::string shown(std::string_view message) {
  constexpr std::size_t longest = 2000;  // bytes
  return core::visible(core::shortened(message, longest), core::Lines::kept);
}

void print_line(std::string_view text) {
  if (said_after_pager(text)) return;
  // Nothing more can be said where stderr itself is closed.
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

}  // namespace

void print_error(std::string_view message) {
  std::string line;
  try {
    line = "capex: " + shown(message);
  } catch (const std::bad_alloc&) {
    return print_line("capex: memory ran out: ask for less at once, or give it more");
  }
  print_line(line);
}

void print_problem(const Problem& problem) {
  print_line(shown(to_string(problem)));
}

void print_warnings(const std::vector<std::string>& warnings) {
  for (const std::string& each : warnings) print_line("warning: " + shown(each));
}

void Notes::operator()(std::string_view message) const {
  if (!quiet_) print_line("note: " + shown(message));
}

namespace {

// A terminal on which a line can be taken back.
bool can_take_back() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && term != nullptr && std::strcmp(term, "dumb") != 0;
}

}  // namespace

Progress::Progress(bool quiet) : shown_(!quiet && can_take_back()) {}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (line_open_) std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

Busy::Busy(bool quiet, std::string_view what) {
  if (quiet || !can_take_back()) return;
  try {
    thread_ = std::thread([this, line = std::string(what)] {
      std::unique_lock lock(mutex_);
      if (ended_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; })) return;
      Progress progress(false);
      progress(line);
      ended_.wait(lock, [this] { return done_; });
    });
  } catch (const std::system_error&) {  // no thread is to be had: the work is done without a word
  }
}

void Busy::done() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  ended_.notify_all();
  thread_.join();
}

void Progress::operator()(std::string_view stage) {
  if (!shown_) return;
  const std::string line = fmt::format("\r\033[K{} ...", core::visible(stage));
  std::fwrite(line.data(), 1, line.size(), stderr);
  line_open_ = true;
}

}  // namespace capex::tool
