// Where data is written: standard output, a pipe, or a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capex::tool {

/// Data to stdout; Error{storage} when it cannot be written (a full disk).
void write_stdout(std::string_view text);

class Destination {
 public:
  /// Nothing or "-" is standard output. Error{usage} for a file that belongs to the database that is asked.
  explicit Destination(const std::optional<std::string>& path);
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  /// A file that was not finished is left as it was.
  ~Destination();

  /// Error{storage} when it cannot be written.
  void write(std::string_view text);
  void finish();

 private:
  [[noreturn]] void fail(const std::string& reason);
  void open_part();
  void close();

  std::string path_;    // as given; empty for standard output
  std::string target_;  // the file that is replaced; empty for a pipe
  std::string part_;    // what is written until it is whole, beside the target; empty for a pipe, and when it is done
  int file_ = -1;
};

}  // namespace capex::tool
