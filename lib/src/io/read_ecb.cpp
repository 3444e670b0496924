#include <fmt/format.h>

#include <algorithm>

#include "capex/io/read_rates.hpp"
#include "io/csv_names.hpp"
#include "io/csv_table.hpp"
#include "io/daily_rate.hpp"

namespace capex {
namespace {

/// The columns of the header; an unknown currency is reported and its column left out.
std::vector<RateColumn> rate_columns(const CsvReader& reader, Problems& problems) {
  const Currency euro = currency("EUR");
  std::vector<RateColumn> columns;
  for (std::size_t cell = 1; cell < reader.size(); ++cell) {
    const std::string_view code = trimmed(reader.text(cell));
    if (code.empty() && cell + 1 == reader.size()) continue;  // the file ends its lines with a comma
    const std::optional<Currency> quote = find_currency(code);
    const bool twice = quote && std::any_of(columns.begin(), columns.end(),
                                            [&](const RateColumn& column) { return column.quote == *quote; });
    if (!quote || !quote->is_money() || *quote == euro) {
      problems.push_back(
          {reader.place(cell), fmt::format("'{}' is no currency that the euro is quoted in (ISO 4217 codes)", code)});
    } else if (twice) {
      problems.push_back({reader.place(cell), fmt::format("column '{}' is there twice", code)});
    } else {
      columns.push_back({cell, euro, *quote});
    }
  }
  return columns;
}

}  // namespace

void read_ecb(std::string_view text, const std::string& name, Batch& batch, Problems& problems) {
  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  const bool has_header = reader.next(problems);
  if (problems.size() != before) return;
  if (!has_header || column_name(reader.text(0)) != "date") {
    problems.push_back({has_header ? reader.place(0) : reader.place(),
                        "this is no file of ECB reference rates: expected a header 'Date,USD,JPY,...'"});
    return;
  }
  const std::vector<RateColumn> columns = rate_columns(reader, problems);
  if (!columns.empty()) read_rate_table(reader, columns, "N/A", "ecb", batch, problems);
}

}  // namespace capex
