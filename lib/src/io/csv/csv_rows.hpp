// CSV that we wrote as rows again, for whoever takes rows: a cell without a character is nothing, and in columns of
// numbers what is one is a number.
#pragma once

#include <string_view>

#include "capex/rows.hpp"

namespace capex::core {

class CsvRows {
 public:
  explicit CsvRows(RowVisitor visit);
  /// Whole lines, the first of all the names of the columns. Error{damaged} where they are no CSV.
  void add(std::string_view lines);

 private:
  RowVisitor visit_;
  std::vector<bool> numeric_;  // a column each, once they are known
};

}  // namespace capex::core
