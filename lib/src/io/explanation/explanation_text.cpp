// Explanations for people: an indented tree, or Markdown.
#include <fmt/core.h>

#include <algorithm>

#include "io/explanation/explanation_outline.hpp"
#include "io/rows/markdown_text.hpp"
#include "text/visible.hpp"

namespace capex::core {
namespace {

constexpr std::size_t line_width = 100;

/// The text from column `indent` on, continued two further in where it is too long for a line.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  out.append(indent, ' ');
  std::size_t column = indent;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!first && column + 1 + end > line_width) {
      out += '\n';
      out.append(indent + 2, ' ');
      column = indent + 2;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
    first = false;
  }
  out += '\n';
}

void append_item(std::string& out, const OutlineItem& item, std::size_t indent) {
  append_wrapped(out, visible(item.head), indent);
  for (const std::string& line : item.lines) append_wrapped(out, visible(line), indent + 4);
  for (const OutlineItem& part : item.items) append_item(out, part, indent + 2);
}

/// "2024-01-02  7.8057 / 1.0956 = 7.12458926616"
std::string day_text(const DailyTable& table, const std::vector<std::string>& row) {
  std::string text = row.front() + "  ";
  for (std::size_t leg = 0; leg < table.links.size(); ++leg) text += table.links[leg] + row[leg + 1];
  if (!table.links.empty()) text += " = ";
  return text + row.back();
}

void append_table(std::string& out, const DailyTable& table) {
  out += '\n';
  append_wrapped(out, visible(table.name + "  " + table.title), 0);
  if (!table.links.empty()) {
    std::string how;
    for (std::size_t leg = 0; leg < table.links.size(); ++leg) how += table.links[leg] + table.columns[leg + 1];
    append_wrapped(
        out, fmt::format("each day: {} = {}, rounded half-even to 12 significant digits", how, table.columns.back()),
        3);
  }
  std::vector<std::string> days;
  std::size_t widest = 0;
  for (const auto& row : table.rows) {
    days.push_back(day_text(table, row));
    widest = std::max(widest, days.back().size());
  }
  // As many columns as fit, read downwards.
  const std::size_t columns = std::max<std::size_t>(1, (line_width - 3 + 3) / (widest + 3));
  const std::size_t lines = (days.size() + columns - 1) / columns;
  for (std::size_t line = 0; line < lines; ++line) {
    std::string text;
    for (std::size_t at = line; at < days.size(); at += lines) {
      if (!text.empty()) text.append(3, ' ');
      text += days[at] + std::string(widest - days[at].size(), ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += "   " + text + '\n';
  }
}

void append_list(std::string& out, const OutlineItem& item, std::size_t indent) {
  out.append(indent, ' ');
  out += "- **" + markdown_text(item.head) + "**\n";
  for (const std::string& line : item.lines) {
    out.append(indent + 2, ' ');
    out += "- " + markdown_text(line) + '\n';
  }
  for (const OutlineItem& part : item.items) append_list(out, part, indent + 2);
}

void append_pipe_table(std::string& out, const DailyTable& table) {
  out += fmt::format("\n## Table {}: {}\n\n|", table.name, markdown_text(table.title));
  for (const std::string& column : table.columns) out += " " + column + " |";
  out += "\n| --- |";
  for (std::size_t i = 1; i < table.columns.size(); ++i) out += " ---: |";
  out += '\n';
  for (const auto& row : table.rows) {
    out += '|';
    for (const std::string& cell : row) out += " " + cell + " |";
    out += '\n';
  }
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const ExplanationStyle& style) {
  const Outline outline = outline_of(explanation, style);
  std::string out;
  append_wrapped(out, visible(outline.title), 0);
  out += '\n';
  append_item(out, outline.root, 0);
  for (const DailyTable& table : outline.tables) append_table(out, table);
  return out;
}

std::string explanation_markdown(const Explanation& explanation, const ExplanationStyle& style) {
  const Outline outline = outline_of(explanation, style);
  std::string out = "# " + markdown_text(outline.title) + "\n\n";
  append_list(out, outline.root, 0);
  for (const DailyTable& table : outline.tables) append_pipe_table(out, table);
  return out;
}

}  // namespace capex::core
