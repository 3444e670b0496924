#include "io/csv/csv_tables.hpp"

#include <iterator>
#include <utility>

#include "io/csv/csv_kinds.hpp"
#include "io/csv/csv_lines.hpp"

namespace capex::core {

namespace {

const CsvKind* const tables_in_order[] = {&companies_csv, &groups_csv, &measures_csv, &sources_csv,
                                          &figures_csv,   &claims_csv, &rates_csv};

}  // namespace

void CsvTables::write(const Batch& batch) {
  std::size_t table = 0;
  std::string line;
  const auto write_all = [&](const auto& rows, const auto&... context) {
    for (const auto& row : rows) {
      reach(table + 1);
      line.clear();
      append_line(line, row, context...);
      rows_->add(line);
    }
    ++table;
  };
  write_all(batch.companies);
  write_all(batch.members);
  write_all(batch.measures);
  write_all(batch.sources);
  write_all(batch.figures, batch);
  write_all(batch.claims);
  write_all(batch.rates, batch);
}

void CsvTables::finish() {
  reach(std::size(tables_in_order));
}

void CsvTables::reach(std::size_t table) {
  for (; begun_ < table; ++begun_) {
    const CsvKind& kind = *tables_in_order[begun_];
    rows_.emplace(taker_(std::string(kind.name)));
    std::string names;
    for (const Column& column : kind.columns) names += (names.empty() ? "" : ",") + std::string(column.name);
    rows_->add(names + '\n');
  }
}

}  // namespace capex::core
