// The growth of a whole file as columns: those of `capex export growth`, without a text for any number.
#pragma once

#include <vector>

#include "bindings/c/table.hpp"
#include "capex/view.hpp"

namespace capex::bindings {

class PassColumns {
 public:
  PassColumns();
  void add(const PassRow& row);
  Table finish() &&;

 private:
  std::vector<ColumnMaker> columns_;
  std::size_t rows_ = 0;
};

}  // namespace capex::bindings
