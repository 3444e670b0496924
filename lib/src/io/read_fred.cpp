#include <fmt/format.h>

#include <algorithm>

#include "capex/io/read_rates.hpp"
#include "io/csv_names.hpp"
#include "io/csv_table.hpp"
#include "io/daily_rate.hpp"
#include "text/letters.hpp"

namespace capex {
namespace {

struct FredSeries {
  std::string_view name;
  std::string_view base;
  std::string_view quote;
};

/// The daily spot rates of H.10. "DEXCHUS" is of China to the US: yuan for a dollar; "DEXUSEU" is dollars for a euro.
constexpr FredSeries fred_series[] = {
    {"DEXBZUS", "USD", "BRL"}, {"DEXCAUS", "USD", "CAD"}, {"DEXCHUS", "USD", "CNY"}, {"DEXDNUS", "USD", "DKK"},
    {"DEXHKUS", "USD", "HKD"}, {"DEXINUS", "USD", "INR"}, {"DEXJPUS", "USD", "JPY"}, {"DEXKOUS", "USD", "KRW"},
    {"DEXMAUS", "USD", "MYR"}, {"DEXMXUS", "USD", "MXN"}, {"DEXNOUS", "USD", "NOK"}, {"DEXSDUS", "USD", "SEK"},
    {"DEXSFUS", "USD", "ZAR"}, {"DEXSIUS", "USD", "SGD"}, {"DEXSLUS", "USD", "LKR"}, {"DEXSZUS", "USD", "CHF"},
    {"DEXTAUS", "USD", "TWD"}, {"DEXTHUS", "USD", "THB"}, {"DEXUSAL", "AUD", "USD"}, {"DEXUSEU", "EUR", "USD"},
    {"DEXUSNZ", "NZD", "USD"}, {"DEXUSUK", "GBP", "USD"},
};

std::string known_series() {
  std::string names;
  for (const FredSeries& series : fred_series) names += fmt::format("{}{}", names.empty() ? "" : ", ", series.name);
  return names;
}

std::vector<RateColumn> rate_columns(const CsvReader& reader, Problems& problems) {
  std::vector<RateColumn> columns;
  for (std::size_t cell = 1; cell < reader.size(); ++cell) {
    const std::string name = column_name(reader.text(cell));
    const auto series = std::find_if(std::begin(fred_series), std::end(fred_series),
                                     [&](const FredSeries& known) { return lower_case(known.name) == name; });
    if (series == std::end(fred_series)) {
      problems.push_back(
          {reader.place(cell), fmt::format("'{}' is no daily exchange rate that is known here (known: {})",
                                           trimmed(reader.text(cell)), known_series())});
    } else {
      columns.push_back({cell, currency(series->base), currency(series->quote)});
    }
  }
  return columns;
}

}  // namespace

void read_fred(std::string_view text, const std::string& name, Batch& batch, Problems& problems) {
  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  const bool has_header = reader.next(problems);
  if (problems.size() != before) return;
  const std::string first = has_header ? column_name(reader.text(0)) : std::string();
  if ((first != "date" && first != "observation_date") || reader.size() < 2) {
    problems.push_back(
        {has_header ? reader.place(0) : reader.place(),
         "this is no FRED series: expected a header such as 'DATE,DEXCHUS' or 'observation_date,DEXCHUS'"});
    return;
  }
  const std::vector<RateColumn> columns = rate_columns(reader, problems);
  if (!columns.empty()) read_rate_table(reader, columns, ".", "fred", batch, problems);
}

}  // namespace capex
