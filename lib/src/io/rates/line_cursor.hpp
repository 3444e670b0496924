// Lines and columns of places in a text that are asked for in order: each byte is looked at once.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace capex::core {

class LineCursor {
 public:
  LineCursor() = default;
  explicit LineCursor(std::string_view text) : at_(text.data()), line_begin_(text.data()) {}

  /// Of a place at or after the last one, within the text.
  std::int32_t line(const char* place) {
    while (at_ < place) {
      const void* const found = std::memchr(at_, '\n', static_cast<std::size_t>(place - at_));
      if (found == nullptr) {
        at_ = place;
        break;
      }
      at_ = line_begin_ = static_cast<const char*>(found) + 1;
      ++line_;
    }
    return line_;
  }
  /// In bytes from 1.
  std::int64_t column(const char* place) {
    line(place);
    return place - line_begin_ + 1;
  }

 private:
  const char* at_ = nullptr;
  const char* line_begin_ = nullptr;
  std::int32_t line_ = 1;
};

}  // namespace capex::core
