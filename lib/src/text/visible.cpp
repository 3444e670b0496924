#include "text/visible.hpp"

#include <fmt/core.h>
#include <utf8proc.h>

#include <algorithm>

namespace capex::core {
namespace {

constexpr char32_t broken = 0xFFFD;

// Takes one character off the front; U+FFFD for a byte that begins none.
char32_t next_of(std::string_view& text) {
  utf8proc_int32_t point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
  text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  return length > 0 && point >= 0 ? static_cast<char32_t>(point) : broken;
}

// Of the first characters as many as are printable ASCII: each is shown as it is, and one column wide.
std::size_t plain_length(std::string_view text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
}

bool is_joiner(char32_t point) {
  return point == 0x200C || point == 0x200D;
}

// Signs that Arabic and its neighbours put before or around a number: of the category of what is hidden, but seen.
bool is_seen_format(char32_t point) {
  return (point >= 0x0600 && point <= 0x0605) || point == 0x06DD || point == 0x070F || point == 0x0890 ||
         point == 0x0891 || point == 0x08E2 || point == 0x110BD || point == 0x110CD;
}

// Letters and marks without a form of their own.
bool is_blank_letter(char32_t point) {
  return point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x17B4 || point == 0x17B5 ||
         point == 0x3164 || point == 0xFFA0;
}

std::string written(char32_t point) {
  const auto number = static_cast<std::uint32_t>(point);
  if (point == '\n') return "\\n";
  if (point == '\t') return "\\t";
  if (point < 0x80) return fmt::format("\\x{:02x}", number);
  return point < 0x10000 ? fmt::format("\\u{:04x}", number) : fmt::format("\\U{:08x}", number);
}

}  // namespace

bool is_visible(char32_t point) {
  if (point < 0x80) return point >= 0x20 && point < 0x7F;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_CF:
      return is_seen_format(point);
    case UTF8PROC_CATEGORY_CN:
      // Of those that stand for nothing yet some are ignored by what shows text, and so hidden.
      return point != 0x2065 && (point < 0xFFF0 || point > 0xFFF8) && point < 0xE0000;
    default:
      return !is_blank_letter(point);
  }
}

std::string visible(std::string_view text, Lines lines) {
  const std::size_t plain = plain_length(text);
  std::string out(text.substr(0, plain));
  text.remove_prefix(plain);
  char32_t before = 0;
  while (!text.empty()) {
    const std::string_view from = text;
    const char32_t point = next_of(text);
    const std::string_view bytes = from.substr(0, from.size() - text.size());
    if (point == broken) {
      out += "\xEF\xBF\xBD";
    } else if (is_visible(point) || (lines == Lines::kept && (point == '\n' || point == '\t'))) {
      out += bytes;
    } else if (is_joiner(point) && before >= 0x80 && !is_joiner(before)) {
      std::string_view rest = text;
      const char32_t after = rest.empty() ? 0 : next_of(rest);
      out += after >= 0x80 && is_visible(after) ? std::string(bytes) : written(point);
    } else {
      out += written(point);
    }
    before = point;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  const auto inside = [&text](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
  std::size_t head = most / 2;
  std::size_t tail = text.size() - most / 2;
  while (head > 0 && inside(head)) --head;
  while (inside(tail)) ++tail;
  return fmt::format("{} [...] {}", text.substr(0, head), text.substr(tail));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = plain_length(text);
  text.remove_prefix(width);
  while (!text.empty()) {
    const char32_t point = next_of(text);
    width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(point))));
  }
  return width;
}

}  // namespace capex::core
