// Figures into their table, many at once where they are new.
#pragma once

#include <span>
#include <vector>

#include "store/load/figure_rows.hpp"
#include "store/sqlite/integer_rows.hpp"

namespace capex::core::store {

class FigureInsert {
 public:
  /// Figures of the batch, brought by an import. The batch outlives it.
  FigureInsert(sqlite::Connection& connection, const Batch& batch, std::int64_t import_id)
      : connection_(&connection), batch_(&batch), import_id_(import_id) {}

  /// Inserts all, best in the order of the key. False, and none is inserted, where the table has one of them already or
  /// two have the same key.
  bool all(std::span<const PendingFigure> figures);
  /// Inserts one; false where the table has it already.
  bool one(const PendingFigure& figure);

 private:
  void run(const char* sql, std::span<const PendingFigure> figures);

  sqlite::Connection* connection_;
  const Batch* batch_;
  std::int64_t import_id_;
  std::vector<sqlite::IntegerRow> rows_;
};

}  // namespace capex::core::store
