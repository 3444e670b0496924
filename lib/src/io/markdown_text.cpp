#include "io/markdown_text.hpp"

#include "capex/text/visible.hpp"

namespace capex {
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

}  // namespace

std::string markdown_text(std::string_view raw) {
  const std::string text = shown(raw);
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "<br>";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\|*`[").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace capex
