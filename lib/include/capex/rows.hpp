// Answers as rows of named cells, and the strict formats that carry them: csv, json, ndjson, markdown. The column names
// are part of the library's contract: columns are only ever added, at the end.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace capex {

/// Nothing (an empty cell, null), text, a number as it is to be printed (never quoted in JSON), or a list.
struct Number {
  std::string digits;
  bool operator==(const Number&) const = default;
};
/// Several words: an array in JSON, elsewhere one text, separated.
struct List {
  std::vector<std::string> items;
  std::string_view between = " ";
  bool operator==(const List&) const = default;
};
using Cell = std::variant<std::monostate, std::string, Number, List>;
using Row = std::vector<Cell>;

/// The cell as CSV has it, without quotes; empty for nothing.
std::string text_of(const Cell& cell);

struct Rows {
  std::vector<std::string> columns;
  std::vector<Row> rows;  // each as long as columns
};

/// Takes rows as they come, however many there are: once the columns, then each row. Both are to be set.
struct RowVisitor {
  std::function<void(std::vector<std::string> names)> columns;
  std::function<void(Row row)> row;
};

enum class Format { table, csv, json, ndjson, markdown, xlsx };
std::optional<Format> parse_format(std::string_view text);
/// "csv", ".json", "out.md": by suffix; nothing for an unknown one.
std::optional<Format> format_of_path(std::string_view path);

struct WriteOptions {
  /// CSV only: prefixes text cells that begin with = + - @, tab or CR with ' so that a spreadsheet reads them as text.
  bool guard_formulas = false;
};

/// csv: RFC 4180, comma, LF, UTF-8. json: an array of objects. ndjson: one object a line. markdown: a pipe table.
/// Error{usage} for table and xlsx: see look.hpp and book.hpp.
std::string write_rows(const Rows& rows, Format format, const WriteOptions& options = {});

}  // namespace capex
