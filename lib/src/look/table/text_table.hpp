// Text tables for the screen: columns aligned by what a terminal shows, not by bytes. East Asian wide characters take
// two places, combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace capex::look {

enum class Align {
  left,
  right,
  decimal,  // the points, or the ends of whole numbers, one under the other
};

struct Column {
  std::string heading;
  Align align = Align::left;
  bool kept = false;   // shown even where no row has a cell: its heading says something
  bool spare = false;  // left out first where a screen is too narrow
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as columns
};

enum class Colour { never, headings };

/// The table with two blanks between columns and none at the ends of lines; columns whose cells are all empty are left
/// out. Each line ends in '\n'.
std::string render(const Table& table, Colour colour = Colour::never);

/// How many places of a screen its lines take.
std::size_t width_of(const Table& table);

/// Takes columns away, the last of the spare ones first, until it is as narrow; their headings, in order. One that
/// cannot be made so narrow stays wider.
std::vector<std::string> narrow(Table& table, std::size_t width);

/// A table with what is said beneath it.
struct AnswerTable {
  Table table;
  std::vector<std::string> footnotes;  // a line each; in Markdown one that is indented belongs to the one before
};

/// The table, a blank line, the footnotes; nothing of no rows.
std::string render(const AnswerTable& table, Colour colour = Colour::never);

/// The same in Markdown: its notes follow as a list.
std::string markdown(const AnswerTable& table);

}  // namespace capex::look
