// The hash by which an import knows its input again, of bytes that come one part after another.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace capex::core {

class ContentHash {
 public:
  ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;
  ~ContentHash();

  void add(std::string_view bytes);
  /// Of what was added so far: XXH3-128 in hex, what xxh128sum prints.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
