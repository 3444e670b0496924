// A table of the SEC's quarterly data sets, a row at a time: lines of cells between tabs, without quotes, the first of
// which names the columns. They stand in any order, and there may be others. What is held does not grow with the table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "io/csv/csv_table.hpp"
#include "io/input/byte_buffer.hpp"

namespace capex::core {

/// Up to so many bytes of the table into a buffer, fewer only at its end.
using ByteSupply = std::function<std::size_t(char* into, std::size_t size)>;

class DataSetTable {
 public:
  /// The name is for messages. Error{parse} where the header lacks a column that is required, or has one twice.
  DataSetTable(ByteSupply supply, std::string name, std::span<const Column> columns);

  /// Moves to the next row; false at the end. A row of more or fewer cells than the header is a problem and passed
  /// over, lines without anything are passed over. Error{parse} for a line of more than 1 MB.
  bool next(Problems& problems);

  /// Without blanks at its ends; empty where the table lacks the column. Valid until the next row.
  std::string_view cell(std::size_t column) const;
  std::int64_t line() const { return line_number_; }
  /// Of a cell, its column in characters from 1.
  Place place(std::size_t column) const;

 private:
  bool read_line();
  void fill();
  void split();

  ByteSupply supply_;
  std::string name_;
  ByteBuffer buffer_;
  std::string_view rest_;  // read and not yet looked at, in the buffer
  bool at_end_ = false;
  std::string_view line_;
  std::int64_t line_number_ = 0;
  std::vector<std::string_view> cells_;
  std::size_t width_ = 0;
  std::vector<std::size_t> at_;  // where each column stands; width_ for one that is not there
};

}  // namespace capex::core
