// What goes to stderr: errors, and notes that -q silences. Data never goes there.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "capex/error.hpp"

namespace capex::tool {

/// "capex: message" on stderr, control characters made visible.
void print_error(std::string_view message);

/// On a line of its own.
void print_problem(const Problem& problem);

/// "warning: " and each on a line of its own.
void print_warnings(const std::vector<std::string>& warnings);

class Notes {
 public:
  explicit Notes(bool quiet) : quiet_(quiet) {}
  void operator()(std::string_view message) const;

 private:
  bool quiet_;
};

/// One line on stderr that is replaced by the next and gone at the end; nothing unless stderr is a terminal.
class Progress {
 public:
  explicit Progress(bool quiet);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  void operator()(std::string_view stage);
  void clear();

 private:
  bool shown_;
  bool line_open_ = false;
};

/// The same line for work that says nothing itself: it comes after a second, and goes when the work is done.
class Busy {
 public:
  Busy(bool quiet, std::string_view what);
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;
  ~Busy() { done(); }
  void done();

 private:
  std::mutex mutex_;
  std::condition_variable ended_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace capex::tool
