// Text tables for the screen: columns aligned by what a terminal shows, not by bytes. East Asian wide characters take
// two places, combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace capex::tool {

enum class Align {
  left,
  right,
  decimal,  // the points, or the ends of whole numbers, one under the other
};

struct Column {
  std::string heading;
  Align align = Align::left;
  bool kept = false;  // shown even where no row has a cell: its heading says something
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as columns
};

enum class Colour { never, headings };

/// The table with two blanks between columns and none at the ends of lines; columns whose cells are all empty are left
/// out. Each line ends in '\n'.
std::string render(const Table& table, Colour colour = Colour::never);

/// A table with notes to its cells.
struct AnswerTable {
  Table table;
  std::vector<std::string> footnotes;  // "a  7.2150 CNY per USD, ...", in order of first use; then the sources
};

/// The table, a blank line, the footnotes.
std::string render(const AnswerTable& table, Colour colour = Colour::never);

/// The same in Markdown: its notes follow as a list.
std::string markdown(const AnswerTable& table);

}  // namespace capex::tool
