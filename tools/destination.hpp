// Where data is written: standard output, or a file that appears whole or not at all.
#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace capex::tool {

/// Data to stdout; Error{storage} when it cannot be written (a full disk).
void write_stdout(std::string_view text);

class Destination {
 public:
  /// Nothing or "-" is standard output.
  explicit Destination(const std::optional<std::string>& path);
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  /// A file that was not finished is left as it was.
  ~Destination();

  /// Error{storage} when it cannot be written.
  void write(std::string_view text);
  void finish();

 private:
  [[noreturn]] void fail(const std::string& reason) const;

  std::string path_;  // empty for standard output
  std::string part_;  // what is written until it is whole: beside the path, or the path itself where that is a device
  std::ofstream file_;
  bool finished_ = false;
};

}  // namespace capex::tool
