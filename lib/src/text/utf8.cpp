#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace capex::core {
namespace {

constexpr std::uint64_t every_byte(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

/// All eight bytes are ASCII and none is NUL.
bool plain(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t has_zero = (word - every_byte(0x01)) & ~word;
  return ((word | has_zero) & every_byte(0x80)) == 0;
}

bool continues(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 ? 0U : first < 0xE0 ? 2U : first < 0xF0 ? 3U : first < 0xF5 ? 4U : 0U;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(byte(i))) return 0;
  }
  const unsigned char second = byte(1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second >= 0xA0;
  const bool too_large = first == 0xF4 && second >= 0x90;
  return overlong || surrogate || too_large ? 0 : length;
}

std::size_t find_text_fault(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    if (at + 8 <= text.size() && plain(text.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t length = text[at] == '\0' ? 0 : character_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::size_t character_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t length = character_length(text.substr(at));
    at += length == 0 ? 1 : length;
  }
  return count;
}

}  // namespace capex::core
