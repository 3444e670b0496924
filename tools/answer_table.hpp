// Answers as a table for the screen: one row a company and period, footnotes for what a number cannot say by itself.
// Pure: values in, text out.
#pragma once

#include <string>
#include <vector>

#include "ask/answer/answer_line.hpp"
#include "table.hpp"

namespace capex::core::tool {

struct AnswerTable {
  Table table;
  std::vector<std::string> footnotes;  // "a  7.2150 CNY per USD, ...", in order of first use; then the sources
};

AnswerTable answer_table(const std::vector<AnswerLine>& lines, const Names& names);

/// The table, a blank line, the footnotes.
std::string render(const AnswerTable& table, Colour colour = Colour::never);

/// The same in Markdown: its notes follow as a list.
std::string markdown(const AnswerTable& table);

}  // namespace capex::core::tool
