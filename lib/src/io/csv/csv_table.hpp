// A CSV file of known columns: the header in any order, then rows whose cells are asked for by column.
//
// A cell that cannot be read becomes a problem with its place, and the rest of the row is still looked at, so that one
// reading shows all that is wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capex/error.hpp"
#include "io/csv/csv_reader.hpp"

namespace capex::core {

struct Column {
  std::string_view name;
  bool required = false;
};

/// The text without blanks and tabs at its ends.
std::string_view trimmed(std::string_view text);

class CsvTable {
 public:
  /// The reader stands on the header. `kind` is for messages. With an unknown, repeated or missing column there are no
  /// rows: nothing of the file is read.
  CsvTable(CsvReader& reader, std::string_view kind, std::span<const Column> columns, Problems& problems);

  /// Whether there are rows.
  bool usable() const { return width_ > 0; }

  /// Moves to the next row with as many cells as the header; false at the end. Rows of empty cells are passed over.
  bool next();

  /// The cell as written, empty where the column is left out; valid until the next row.
  std::string_view text(std::size_t column) const {
    return has(column) ? reader_->text(at(column)) : std::string_view();
  }
  /// The same in the input's own bytes, quotes and all: valid as long as the input, and equal only where text is.
  std::string_view raw(std::size_t column) const { return has(column) ? reader_->raw(at(column)) : std::string_view(); }
  /// The cell without blanks at its ends: for all that is no free text.
  std::string_view word(std::size_t column) const { return trimmed(text(column)); }

  /// parse(text), or nothing and a problem at the cell where it throws Error.
  template <class Parse>
  auto read(std::size_t column, Parse&& parse) -> std::optional<decltype(parse(std::string_view()))> {
    try {
      return parse(word(column));
    } catch (const Error& error) {
      problem(column, error.what());
      return std::nullopt;
    }
  }

  /// The same into a value, which stays as it was where the cell cannot be read.
  template <class Parse, class Value>
  void read(std::size_t column, Parse&& parse, Value& value) {
    if (auto parsed = read(column, std::forward<Parse>(parse))) value = std::move(*parsed);
  }
  /// An empty cell leaves the value as it was, too.
  template <class Parse, class Value>
  void read_given(std::size_t column, Parse&& parse, Value& value) {
    if (!word(column).empty()) read(column, std::forward<Parse>(parse), value);
  }

  void problem(std::size_t column, std::string_view message);
  /// Nothing of this row was a problem so far.
  bool good() const { return problems_->size() == problems_before_; }
  std::int32_t line() const { return static_cast<std::int32_t>(reader_->line()); }

 private:
  bool has(std::size_t column) const { return positions_[column] >= 0; }
  std::size_t at(std::size_t column) const { return static_cast<std::size_t>(positions_[column]); }
  bool empty_row() const;

  CsvReader* reader_;
  Problems* problems_;
  std::span<const Column> columns_;
  std::vector<int> positions_;  // of each column among the cells; -1 where it is left out
  std::size_t width_ = 0;       // cells of the header; 0 when it cannot be used
  std::size_t problems_before_ = 0;
};

}  // namespace capex::core
