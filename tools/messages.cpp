#include "messages.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <new>

#include "text/visible.hpp"

namespace capex::tool {

namespace {

/// What is said of an input may echo all of it.
std::string shown(std::string_view message) {
  constexpr std::size_t longest = 2000;  // bytes
  return core::visible(core::shortened(message, longest), core::Lines::kept);
}

void print_line(std::string_view text) {
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

Progress::Progress(bool quiet) : shown_(!quiet && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (line_open_) std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

void Progress::operator()(std::string_view stage) {
  if (!shown_) return;
  const std::string line = fmt::format("\r\033[K{} ...", core::visible(stage));
  std::fwrite(line.data(), 1, line.size(), stderr);
  line_open_ = true;
}

}  // namespace capex::tool
