// RFC 4180 records, one after another, as views over the text: only cells with doubled quotes are copied.
//
// LF or CRLF, a byte order mark is passed over, the last line may lack its end, blank lines are skipped. A malformed
// record (a stray or open quote, a lone carriage return, NUL, ill-formed UTF-8) is reported and passed over to the end
// of its line. Columns of a place count characters from 1, as editors do. A long input can be given in parts: a record
// that a part does not hold to the end of its line is left for the next one.
//
// A record has at most most_record_bytes. One that goes on past them - a line without an end, a quote that is never
// closed - is reported, and nothing after it is read: where the next record begins is not known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"

namespace capex::core {

/// With its line end. A cell of ours has a few hundred; what is longer is no table.
constexpr std::size_t most_record_bytes = std::size_t{1} << 20;

class CsvReader {
 public:
  /// The text outlives the reader; `file` is for places. `whole`: nothing comes after it.
  CsvReader(std::string_view text, std::string file, bool whole = true);

  /// Moves to the next record; false at the end.
  bool next(Problems& problems);

  /// At the end of a part: what was left over, with which the next one begins.
  std::string_view rest() const { return text_.substr(at_); }
  void go_on(std::string_view text, bool whole);
  /// After a record that is too long: nothing more is read.
  bool stopped() const { return stopped_; }

  /// Of the record: how many cells, and the line it begins on (0 when there is none).
  std::size_t size() const { return cells_.size(); }
  std::int64_t line() const { return line_; }
  /// The cell without its quotes; valid until the next record.
  std::string_view text(std::size_t cell) const { return cells_[cell].text; }
  /// The cell as it stands in the input, quotes and all; valid as long as the input.
  std::string_view raw(std::size_t cell) const { return cells_[cell].raw; }
  Place place(std::size_t cell) const { return place_at(offset_of(cells_[cell].raw)); }

  /// The record as a whole: its line, no column.
  Place place() const { return {file_, line_, 0}; }

  const std::string& file() const { return file_; }

 private:
  struct Cell {
    std::string_view text;
    std::string_view raw;
  };
  struct Fault {
    std::size_t at;
    std::string message;
  };

  std::optional<Fault> read_record();
  std::optional<Fault> read_quoted();
  std::optional<Fault> read_plain();
  /// The record that begins at at_, or what is wrong with it, up to the end of its line.
  std::optional<Fault> read_line();
  /// Past a line end at at_; false where there is none.
  bool end_line();
  void pass_over_line();

  Place place_at(std::size_t offset) const;
  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text_.data()); }

  std::string_view text_;
  std::string file_;
  bool whole_;
  std::size_t at_ = 0;          // the next byte to read
  std::int64_t next_line_ = 1;  // the line it stands on
  std::size_t begin_ = 0;       // of the record
  std::size_t read_to_ = 0;     // how far it was understood
  bool ended_ = false;          // its line has an end in this text
  bool stopped_ = false;
  std::int64_t line_ = 0;
  std::size_t text_fault_ = 0;  // the next byte that is no text, at or after begin_
  std::vector<Cell> cells_;
  std::deque<std::string> copies_;  // of the record's cells with doubled quotes
};

}  // namespace capex::core
