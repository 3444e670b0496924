#include "process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "seconds.hpp"

extern char** environ;

namespace capex::core::bench {
namespace {

/// Standard output goes to the descriptor, or nowhere.
pid_t start(const std::vector<std::string>& words, int output) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (output < 0) {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  } else {
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  }
  pid_t child = 0;
  const int failed = posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot be started: " + words.front());
  return child;
}

void finish(pid_t child, const std::vector<std::string>& words) {
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
    throw std::runtime_error("failed: " + line);
  }
}

}  // namespace

double run(const std::vector<std::string>& words) {
  return seconds_of([&] { finish(start(words, -1), words); });
}

std::string output_of(const std::vector<std::string>& words) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const pid_t child = start(words, ends[1]);
  close(ends[1]);
  std::string output;
  char block[65'536];
  for (ssize_t got = 0; (got = read(ends[0], block, sizeof block)) > 0;)
    output.append(block, static_cast<std::size_t>(got));
  close(ends[0]);
  finish(child, words);
  return output;
}

// A child's resource usage would count what its parent held when it was started.
std::int64_t peak_memory() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::stoll(line.substr(6)) * 1024;
  }
  throw std::runtime_error("/proc/self/status does not say VmHWM");
}

}  // namespace capex::core::bench
