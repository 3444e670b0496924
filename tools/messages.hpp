// What goes to stderr: errors, and notes that -q silences. Data never goes there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

}  // namespace capex::tool
