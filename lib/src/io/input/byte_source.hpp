// The bytes of a file, from its begin to its end.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>

namespace capex::core {

class ByteSource {
 public:
  /// Error{not_found} or Error{storage}.
  explicit ByteSource(const std::filesystem::path& path);
  static ByteSource standard_input() { return ByteSource(0, "standard input"); }
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// Up to `size` bytes, fewer only at the end. Error{storage}.
  std::size_t read(char* into, std::size_t size);

  /// Of a regular file; 0 where it is not known.
  std::size_t size() const { return size_; }
  /// Whether it can be read once more: not what comes through a pipe.
  bool is_regular() const { return regular_; }

 private:
  ByteSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

  int descriptor_;
  std::string name_;
  std::size_t size_ = 0;
  bool regular_ = false;
};

}  // namespace capex::core
