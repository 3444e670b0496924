#include "help_page.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

namespace capex::tool {

namespace {

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (char c : lines) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

// Text from column `indent` on, broken at blanks so that no line passes the 100th column.
std::string wrapped(std::string_view text, std::size_t indent) {
  constexpr std::size_t width = 100;
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// What roff would take for itself: its own escape, hyphens that are to be copied, a point or quote that begins a line.
// Beyond ASCII a character is named by its number, so that no reader has to guess the encoding.
std::string roff(std::string_view text) {
  std::string out;
  bool at_begin = true;
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text[0]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (length > 1 && length <= text.size()) {
      std::uint32_t number = byte & (0xffU >> (length + 1));
      for (std::size_t i = 1; i < length; ++i) number = number << 6U | (static_cast<unsigned char>(text[i]) & 0x3fU);
      out += fmt::format("\\[u{:04X}]", number);
    } else if (byte == '\\') {
      out += "\\e";
    } else if (byte == '-') {
      out += "\\-";
    } else if (byte == '\'') {
      out += at_begin ? "\\&\\(aq" : "\\(aq";
    } else if (byte == '`') {
      out += "\\(ga";
    } else if (byte == '^') {
      out += "\\(ha";
    } else if (byte == '~') {
      out += "\\(ti";
    } else if (byte == '"') {
      out += "\\(dq";
    } else if (byte == '.' && at_begin) {
      out += "\\&.";
    } else {
      out += text[0];
    }
    at_begin = byte == '\n';
    text.remove_prefix(std::min(length, text.size()));
  }
  return out;
}

std::string as_typed(std::string_view lines) {
  return fmt::format(".nf\n{}\n.fi\n", roff(lines));
}

// "capex import csv" is the page capex-import-csv.
std::string page_name(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

std::string help_text(const HelpPage& page) {
  std::size_t width = 0;
  for (const HelpGroup& group : page.groups) {
    for (const HelpEntry& entry : group.entries) width = std::max(width, entry.names.size());
  }
  std::string text =
      fmt::format("{}\n\nExamples:\n{}\n\nUsage: {}\n", page.summary, indented(page.examples), page.usage);
  for (const HelpGroup& group : page.groups) {
    text += fmt::format("\n{}:\n", group.heading);
    for (const HelpEntry& entry : group.entries) {
      text +=
          fmt::format("  {:<{}}  {}\n", entry.names, width, group.breaks ? wrapped(entry.text, width + 4) : entry.text);
    }
  }
  if (!page.notes.empty()) text += fmt::format("\n{}\n", page.notes);
  return text;
}

std::string man_page(const HelpPage& page, std::string_view version) {
  const std::string name = page_name(page.name);
  std::string text = fmt::format(".TH \"{}\" 1 \"\" \"capexdb {}\" \"capexdb\"\n.SH NAME\n{} \\- {}\n",
                                 roff(capitals(name)), version, roff(name), roff(page.summary));
  text += fmt::format(".SH SYNOPSIS\n{}\n.SH EXAMPLES\n{}", roff(page.usage), as_typed(page.examples));
  for (const HelpGroup& group : page.groups) {
    text += fmt::format(".SH \"{}\"\n", roff(capitals(group.heading)));
    for (const HelpEntry& entry : group.entries) {
      text += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(entry.names), roff(entry.text));
    }
  }
  if (!page.notes.empty()) text += fmt::format(".SH NOTES\n{}", as_typed(page.notes));
  std::string others;
  for (const std::string& other : page.see_also) {
    others += fmt::format("{}\\fB{}\\fR(1)", others.empty() ? "" : ",\n", roff(page_name(other)));
  }
  if (!others.empty()) text += fmt::format(".SH \"SEE ALSO\"\n{}\n", others);
  return text;
}

}  // namespace capex::tool
