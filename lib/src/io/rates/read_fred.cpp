#include <fmt/core.h>

#include <algorithm>

#include "io/csv/csv_dialect.hpp"
#include "io/csv/csv_names.hpp"
#include "io/csv/csv_table.hpp"
#include "io/rates/daily_rate.hpp"
#include "io/rates/read_rates.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

/// A series of the Board's data download: its column, and what the rows above the days say of it.
struct BoardSeries {
  std::size_t cell = 0;
  std::string unit;        // "Currency:_Per_USD"
  std::string multiplier;  // "1"
  std::string currency;    // "CNY"
  std::string identifier;  // "RXI_N.B.CH"
};

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

std::vector<RateColumn> fred_columns(const CsvReader& reader, Problems& problems) {
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

// Letter and code of H.10's own identifiers: RXI_N.B.CH is China by business days, RXI_N.M.CH by months; RXI$US_N.B.EU
// is quoted in dollars.
std::string_view frequency_of(std::string_view identifier) {
  const std::size_t dot = identifier.find('.');
  return dot == std::string_view::npos ? "" : identifier.substr(dot + 1, 1);
}

/// The pair by the identifier, from the country that it ends with, which FRED's names have too.
const FredSeries* series_called(std::string_view identifier) {
  const bool in_dollars = identifier.substr(0, 6) == "RXI$US";
  if (!in_dollars && identifier.substr(0, 3) != "RXI") return nullptr;
  const std::string_view country = identifier.substr(identifier.rfind('.') + 1);
  const std::string name = in_dollars ? fmt::format("DEXUS{}", country) : fmt::format("DEX{}US", country);
  const auto found = std::find_if(std::begin(fred_series), std::end(fred_series),
                                  [&](const FredSeries& known) { return known.name == name; });
  return found == std::end(fred_series) ? nullptr : &*found;
}

/// 1 base = r quote by what the rows above the days say: H.10 gives units of a currency per dollar, but dollars per
/// euro, pound, Australian and New Zealand dollar. Error{parse} for what is no rate of two currencies.
RateColumn column_of(const BoardSeries& series) {
  const std::string what = series.identifier.empty() ? fmt::format("column {}", series.cell + 1) : series.identifier;
  const std::string_view frequency = frequency_of(series.identifier);
  if (!frequency.empty() && frequency != "B" && frequency != "D") {
    throw Error(
        ErrorCode::parse,
        fmt::format("'{}' is no daily series ({}), and only daily rates are taken: download the one with .B.", what,
                    frequency == "M"   ? "monthly"
                    : frequency == "A" ? "annual"
                                       : "of another frequency"));
  }
  if (!series.multiplier.empty() && Decimal::parse(series.multiplier) != Decimal(1, 0)) {
    throw Error(ErrorCode::parse,
                fmt::format("'{}': rates with a multiplier of {} are not known here", what, series.multiplier));
  }
  constexpr std::string_view per = "Per_";
  const std::size_t at = series.unit.find(per);
  const auto per_what = at == std::string::npos ? std::nullopt : find_currency(series.unit.substr(at + per.size()));
  const auto stated = find_currency(series.currency);
  const Currency dollar = currency("USD");
  const auto pair = [&](Currency base, Currency quote) { return RateColumn{series.cell, base, quote}; };
  if (per_what && stated && *per_what != *stated) return pair(*per_what, *stated);
  if (per_what && *per_what != dollar) return pair(*per_what, dollar);
  if (const FredSeries* known = series_called(series.identifier)) {
    return pair(currency(known->base), currency(known->quote));
  }
  throw Error(ErrorCode::parse,
              fmt::format("'{}' is no exchange rate between two currencies that are known here", what));
}

/// The Board's data download, from its first row on: what precedes the days, then a column a series.
void read_board(CsvReader& reader, Batch& batch, Problems& problems) {
  std::vector<BoardSeries> series;
  do {
    const std::string row = column_name(reader.text(0));
    series.resize(std::max(series.size(), reader.size()));
    const auto take = [&](std::string BoardSeries::*text) {
      for (std::size_t cell = 1; cell < reader.size(); ++cell) series[cell].*text = trimmed(reader.text(cell));
    };
    if (row == "unit:") take(&BoardSeries::unit);
    if (row == "multiplier:") take(&BoardSeries::multiplier);
    if (row == "currency:") take(&BoardSeries::currency);
    if (row != "time period") continue;
    take(&BoardSeries::identifier);
    std::vector<RateColumn> columns;
    for (std::size_t cell = 1; cell < reader.size(); ++cell) {
      series[cell].cell = cell;
      if (cell + 1 == reader.size() && series[cell].identifier.empty()) continue;  // lines that end with a comma
      try {
        columns.push_back(column_of(series[cell]));
      } catch (const Error& error) {
        problems.push_back({reader.place(cell), error.what()});
      }
    }
    if (!columns.empty()) read_rate_table(reader, columns, "ND", "fred", batch, problems);
    return;
  } while (reader.next(problems));
  problems.push_back({reader.place(), "the Board's download has no row 'Time Period', after which the days begin"});
}

/// The first columns that the files have, by which a header is known.
bool is_board_column(std::string_view column) {
  return column == "date" || column == "observation_date" || column == "series description" || column == "time period";
}

}  // namespace

void read_fred(std::string_view text, const std::string& name, Batch& batch, Problems& problems) {
  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  const bool has_header = reader.next(problems);
  if (problems.size() != before) return;
  const std::string first = has_header ? column_name(reader.text(0)) : std::string();
  if (first == "series description" || first == "time period") return read_board(reader, batch, problems);
  if ((first != "date" && first != "observation_date") || reader.size() < 2) {
    const std::string dialect = has_header ? dialect_message(reader, is_board_column) : std::string();
    if (!dialect.empty()) {
      problems.push_back({reader.place(0), dialect});
      return;
    }
    problems.push_back({has_header ? reader.place(0) : reader.place(),
                        "this is no FRED series or H.10 download: expected FRED's header, such as "
                        "'observation_date,DEXCHUS', or the Board's "
                        "'Series Description,...'"});
    return;
  }
  const std::vector<RateColumn> columns = fred_columns(reader, problems);
  if (!columns.empty()) read_rate_table(reader, columns, ".", "fred", batch, problems);
}

}  // namespace capex::core
