// Room for one input after another: grows, is never cleared, and costs nothing to use again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

namespace capex::core {

class ByteBuffer {
 public:
  /// Room for at least so many bytes, of which the first `kept` stay what they are.
  char* room(std::size_t size, std::size_t kept = 0) {
    if (size > size_) {
      const std::size_t grown = std::max(size, size_ + size_ / 2);
      auto bytes = std::make_unique_for_overwrite<char[]>(grown);
      if (kept > 0) std::memcpy(bytes.get(), bytes_.get(), kept);
      bytes_ = std::move(bytes);
      size_ = grown;
    }
    return bytes_.get();
  }
  std::size_t size() const { return size_; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

}  // namespace capex::core
