#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "io/csv/csv_dialect.hpp"
#include "io/csv/csv_names.hpp"
#include "io/csv/csv_table.hpp"
#include "io/input/text_index.hpp"
#include "io/rates/daily_rate.hpp"
#include "io/rates/read_rates.hpp"
#include "model/rules.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

/// The columns of the header; an unknown currency is reported and its column left out.
std::vector<RateColumn> ecb_columns(const CsvReader& reader, Problems& problems) {
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

/// The data API's CSV: which cell has what, by the names of its columns.
class ApiRows {
 public:
  explicit ApiRows(const CsvReader& header) : width_(header.size()) {
    for (std::size_t cell = 0; cell < width_; ++cell) cells_.emplace(column_name(header.text(cell)), cell);
  }

  /// Whether the header is the API's at all.
  bool known() const { return has("time_period") && has("obs_value"); }
  /// Which of the columns that rates need are not there; empty where all are.
  std::string missing() const {
    std::string names;
    for (const char* name : {"freq", "currency", "currency_denom"}) {
      if (has(name)) continue;
      if (!names.empty()) names += ", ";
      for (const char* letter = name; *letter != 0; ++letter) names += upper(*letter);
    }
    return names;
  }

  void read(CsvReader& reader, Batch& batch, Problems& problems) const {
    const auto file = static_cast<std::int32_t>(batch.files.size());
    batch.files.push_back(reader.file());
    const std::int32_t provider = TextIndex(batch.providers).of("ecb");
    const std::size_t first_row = batch.rates.size();
    std::map<std::pair<Currency, Currency>, SeriesDays> days;
    std::set<std::string> refused;  // series that are said not to be taken
    while (reader.next(problems)) {
      if (reader.size() != width_) {
        problems.push_back({reader.place(std::min(width_, reader.size() - 1)),
                            fmt::format("{} cells, but the header has {}", reader.size(), width_)});
        continue;
      }
      const std::string why = other_series(reader);
      if (!why.empty()) {
        if (refused.insert(why).second) problems.push_back({reader.place(cells_.at("freq")), why});
        continue;
      }
      const std::string_view value = word(reader, "obs_value");
      if (value.empty() || value == "NaN") continue;
      std::string_view at = "currency";  // the cell being read
      try {
        const Currency quote = parse_rate_currency(word(reader, at));
        const Currency base = parse_rate_currency(word(reader, at = "currency_denom"));
        if (const Fault fault = pair_fault(base, quote)) throw Error(ErrorCode::parse, *fault);
        const Date day = parse_date(word(reader, at = "time_period"));
        const Decimal rate = parse_daily_rate(word(reader, at = "obs_value"));
        batch.rates.push_back({provider, base, quote, day, rate, {file, static_cast<std::int32_t>(reader.line())}});
        days[{base, quote}].add(day, reader.line());
      } catch (const Error& error) {
        problems.push_back({reader.place(cells_.at(std::string(at))), error.what()});
      }
    }
    for (const auto& [pair, stated] : days) {
      refuse_other_frequency(stated, {0, pair.first, pair.second}, reader.file(), first_row, batch, problems);
    }
  }

 private:
  bool has(std::string_view column) const { return cells_.find(column) != cells_.end(); }

  std::string_view word(const CsvReader& reader, std::string_view column) const {
    const auto found = cells_.find(column);
    return found == cells_.end() ? std::string_view() : trimmed(reader.text(found->second));
  }

  // Why the row's series is not taken; empty where it is one of daily spot rates.
  std::string other_series(const CsvReader& reader) const {
    const std::string_view frequency = word(reader, "freq");
    const std::string_view type = word(reader, "exr_type");
    const std::string_view multiplier = word(reader, "unit_mult");
    const std::string pair = fmt::format("{} per {}", word(reader, "currency"), word(reader, "currency_denom"));
    if (frequency != "D") {
      return fmt::format("{}: FREQ is {}, and only daily rates (FREQ D) are taken: ask for D.{}.{}.SP00.A", pair,
                         frequency.empty() ? "not given" : frequency_words(frequency), word(reader, "currency"),
                         word(reader, "currency_denom"));
    }
    if (!type.empty() && type != "SP00") {
      return fmt::format("{}: EXR_TYPE is {}, and only spot rates (SP00) are taken", pair, type);
    }
    if (!multiplier.empty() && multiplier != "0") {
      return fmt::format("{}: UNIT_MULT is {}, and only rates of one unit (0) are taken", pair, multiplier);
    }
    return "";
  }

  static std::string frequency_words(std::string_view code) {
    const std::string_view name = code == "M"   ? " (monthly)"
                                  : code == "Q" ? " (quarterly)"
                                  : code == "H" ? " (half-yearly)"
                                  : code == "A" ? " (annual)"
                                                : "";
    return fmt::format("{}{}", code, name);
  }

  std::size_t width_;
  std::map<std::string, std::size_t, std::less<>> cells_;
};

/// The first columns that the files have, by which a header is known.
bool is_ecb_column(std::string_view column) {
  return column == "date" || column == "key" || column == "freq" || column == "time_period";
}

}  // namespace

void read_ecb(std::string_view text, const std::string& name, Batch& batch, Problems& problems) {
  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  const bool has_header = reader.next(problems);
  if (problems.size() != before) return;
  if (has_header && column_name(reader.text(0)) == "date") {
    const std::vector<RateColumn> columns = ecb_columns(reader, problems);
    if (!columns.empty()) read_rate_table(reader, columns, "N/A", "ecb", batch, problems);
    return;
  }
  if (has_header) {
    const ApiRows rows(reader);
    const std::string missing = rows.missing();
    if (rows.known() && missing.empty()) return rows.read(reader, batch, problems);
    if (rows.known()) {
      problems.push_back({reader.place(0), fmt::format("this CSV of the ECB's data API has no column {}", missing)});
      return;
    }
  }
  const std::string dialect = has_header ? dialect_message(reader, is_ecb_column) : std::string();
  if (!dialect.empty()) {
    problems.push_back({reader.place(0), dialect});
    return;
  }
  problems.push_back({has_header ? reader.place(0) : reader.place(),
                      "this is no file of ECB reference rates: expected a header 'Date,USD,JPY,...' or the data API's "
                      "'KEY,FREQ,CURRENCY,CURRENCY_DENOM,...'"});
}

}  // namespace capex::core
