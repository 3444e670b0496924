// The kinds of tidy CSV file. Each says its columns and how its rows become rows of a batch.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "io/csv/csv_table.hpp"
#include "model/batch.hpp"

namespace capex::core {

struct CsvKind {
  std::string_view name;  // "figures"; the file that the folder writer makes is figures.csv
  std::string_view mark;  // the column that tells this kind from those after it in csv_kinds
  std::span<const Column> columns;
  /// Every row of the table, into the batch; `file` is the table's index in Batch::files.
  void (*read)(CsvTable& table, std::int32_t file, Batch& batch);
};

extern const CsvKind companies_csv;
extern const CsvKind groups_csv;
extern const CsvKind measures_csv;
extern const CsvKind sources_csv;
extern const CsvKind figures_csv;
extern const CsvKind claims_csv;
extern const CsvKind rates_csv;

}  // namespace capex::core
