// Where data is written: standard output, a pipe, or a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "disk/part_file.hpp"

namespace capex::tool {

/// Data to stdout; Error{storage} when it cannot be written (a full disk).
/// `paged`: on a terminal what is longer than the screen waits for a pager.
void write_stdout(std::string_view text, bool paged = true);

class Destination {
 public:
  /// Nothing or "-" is standard output. Error{usage} for a file that belongs to the database that is asked, or that
  /// standard input is read from.
  explicit Destination(const std::optional<std::string>& path);
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  /// A file that was not finished is left as it was.
  ~Destination();

  /// Error{storage} when it cannot be written.
  void write(std::string_view text);
  void finish();

 private:
  std::string path_;                    // as given; empty for standard output
  std::optional<core::PartFile> part_;  // nothing for a pipe
  int pipe_ = -1;
  bool paged_ = false;        // standard output that nobody named
  bool is_terminal_ = false;  // on which strangers' text is written out, as on standard output
};

}  // namespace capex::tool
