#include "io/rows/markdown_text.hpp"

#include "text/letters.hpp"
#include "text/visible.hpp"

namespace capex::core {
namespace {

// With the ends of lines as they are.
std::string shown(std::string_view raw) {
  std::string lines;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\r') {
      lines += raw[i];
    } else if (i + 1 == raw.size() || raw[i + 1] != '\n') {
      lines += '\n';
    }
  }
  return visible(lines, Lines::kept);
}

bool is_in_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the character would begin, end or link something. An underscore within a word is one of its letters, and an
// address becomes a link by its "://" or "www.".
bool is_mark(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (std::string_view("\\|*`[~").find(c) != std::string_view::npos) return true;
  if (c == '_') return at == 0 || at + 1 == text.size() || !is_in_word(text[at - 1]) || !is_in_word(text[at + 1]);
  if (c == ':') return text.substr(at, 3) == "://";
  return c == '.' && at >= 3 && lower_case(text.substr(at - 3, 3)) == "www";
}

}  // namespace

std::string markdown_text(std::string_view raw) {
  const std::string text = shown(raw);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      out += "<br>";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (is_mark(text, at)) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace capex::core
