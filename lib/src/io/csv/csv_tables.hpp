// The whole content of a file as rows, in the columns and the order of the files that CsvFolderWriter writes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "capex/rows.hpp"
#include "io/csv/csv_rows.hpp"
#include "model/batch.hpp"

namespace capex::core {

class CsvTables {
 public:
  /// Is asked for each table, by its name ("companies"), who takes its rows.
  using TakerOf = std::function<RowVisitor(const std::string& table)>;
  explicit CsvTables(TakerOf taker) : taker_(std::move(taker)) {}

  /// Batches come table by table.
  void write(const Batch& batch);
  /// Begins those that had no row.
  void finish();

 private:
  void reach(std::size_t table);

  TakerOf taker_;
  std::size_t begun_ = 0;        // how many tables
  std::optional<CsvRows> rows_;  // of the last of them
};

}  // namespace capex::core
