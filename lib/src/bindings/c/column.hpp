// A column of an answer, kept as Arrow lays columns out, so that it is handed over without a copy: values one after
// another, a bit a row for which of them there are, texts as places in a dictionary.
//
// What a column holds follows from its name where the name tells (look/book/columns.hpp), so that a column of days
// without a day is still of days; else from its cells. Numbers have one scale, the fewest decimals that hold all of the
// column exactly: whole numbers are 64 bits wide where they fit, all others are decimals of 128.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bindings/c/decimal.hpp"
#include "capex/day.hpp"
#include "capex/rows.hpp"

namespace capex::bindings {

/// Texts one after another, with where each begins and the last ends.
struct Texts {
  std::vector<std::int32_t> begins = {0};
  std::string bytes = {};

  void add(std::string_view text);
  std::size_t size() const { return begins.size() - 1; }
  std::string_view operator[](std::size_t index) const;
};

/// A column as it is handed over.
struct Column {
  enum class Type { text, list, day, whole, decimal, real };
  std::string name = {};
  Type type = Type::text;
  int scale = 0;                         // of a decimal
  std::int64_t nulls = 0;                // how many rows have nothing
  std::vector<std::uint8_t> valid = {};  // a bit a row, the lowest first
  /// Codes of texts (-1 for nothing; of `width` bytes), begins of lists, days since 1970, numbers.
  std::vector<std::byte> values = {};
  int width = 0;
  Texts texts = {};          // the dictionary; of lists their items, one list's after another's
  std::string between = {};  // the items of a list, where it is written as text

  bool has(std::size_t row) const { return (valid[row / 8] >> (row % 8) & 1) != 0; }
  /// What stands in the row; there is one.
  std::int64_t integer(std::size_t row) const;  // a code, the begin of a list, a day or a whole number
  Int128 wide(std::size_t row) const;           // a decimal, in units of its scale
  double real(std::size_t row) const;           // any number
  std::string text(std::size_t row) const;      // any, as CSV has it
  /// All rows of a column of numbers, NaN where there is nothing.
  void reals(double* values, std::size_t rows) const;
  /// Which of the different lists each row has, numbered as they first come, -1 for nothing; `firsts` is given the first
  /// row of each. How many they are.
  std::size_t lists(std::int32_t* which, std::size_t* firsts, std::size_t rows) const;
};

/// A column that is being filled, row by row.
class ColumnMaker {
 public:
  explicit ColumnMaker(std::string name);

  void add(const Cell& cell);
  void add_nothing();
  void add_text(std::string_view text);
  void add_day(const Day& day);
  /// value / 10^decimals
  void add_number(std::int64_t value, int decimals);
  void add_list(const std::vector<std::string_view>& items);

  /// Ends it. For what was never said the name tells the type, else it is text.
  Column finish() &&;

 private:
  enum class Kind { unknown, text, list, day, number };
  void begin(Kind kind);
  void become_text();
  void add_digits(std::string_view digits);
  void add_decimal(Int128 value, int decimals);
  void add_real(double value);
  std::int32_t code_of(std::string_view text);
  void mark(bool has);
  std::string text_at(std::size_t row) const;

  std::string name_;
  Kind kind_ = Kind::unknown;
  bool is_day_by_name_ = false, is_number_by_name_ = false;
  std::size_t rows_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<std::uint8_t> valid_;
  std::vector<std::int32_t> codes_;  // of texts, days, begins of lists
  std::vector<Int128> numbers_;
  std::vector<double> reals_;  // instead, once a number is none of 38 digits
  bool is_real_ = false;
  int scale_ = 0;
  Texts texts_;
  std::string between_ = " ";
  std::unordered_map<std::string, std::int32_t> known_;
  std::int32_t last_ = -1;  // the code of the last text: most often also the next one's
};

}  // namespace capex::bindings
