#include "ask/entry/tidy_row.hpp"

#include "io/csv/read_csv.hpp"

namespace capex::core {

void TidyRow::set(const std::string& column, const std::optional<std::string>& value) {
  if (!value) return;
  rows_.columns.push_back(column);
  rows_.rows[0].emplace_back(*value);
}

std::string TidyRow::csv() const {
  return write_rows(rows_, Format::csv);
}

Batch batch_of(const std::vector<TidyRow>& rows) {
  Batch batch;
  Problems problems;
  for (const TidyRow& row : rows) read_csv(row.csv(), "entry", batch, problems);
  // What is wrong with the one row is wrong with what was typed; there is no file to name a place in.
  if (!problems.empty()) throw Error(ErrorCode::usage, problems[0].message);
  return batch;
}

}  // namespace capex::core
