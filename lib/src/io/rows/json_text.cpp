#include "io/rows/json_text.hpp"

#include <fmt/core.h>

#include <cstdint>

#include "text/utf8.hpp"
#include "text/visible.hpp"

namespace capex::core {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

void append_ascii(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  } else {
    out += c;
  }
}

// What turns a direction, breaks a line or hides is escaped: the same to a program, and harmless on a terminal.
void append_beyond_ascii(std::string& out, std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  char32_t point = byte(0) & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i) point = point << 6 | (byte(i) & 0x3FU);
  const auto number = static_cast<std::uint32_t>(point);
  if (is_visible(point)) {
    out += character;
  } else if (number < 0x10000) {
    out += fmt::format("\\u{:04x}", number);
  } else {
    out +=
        fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((number - 0x10000) >> 10), 0xDC00 + ((number - 0x10000) & 0x3FF));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      out += replacement_character;
    } else if (length == 1) {
      append_ascii(out, text.front());
    } else {
      append_beyond_ascii(out, text.substr(0, length));
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  out += '"';
}

}  // namespace capex::core
