// rates.csv: daily exchange rates of any provider in either direction, 1 base = rate quote. A second rate for a day is
// a correction of the first and says since when it is known.
#include "io/csv/cells.hpp"
#include "io/csv/csv_kinds.hpp"
#include "io/input/text_index.hpp"
#include "io/rates/daily_rate.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

constexpr Column rates_columns[] = {{"provider", true}, {"base", true}, {"quote", true},
                                    {"day", true},      {"rate", true}, {"known_on"}};
namespace rate_column {
enum : std::size_t { provider, base, quote, day, rate, known_on };
}

void read_rates(CsvTable& table, std::int32_t file, Batch& batch) {
  TextIndex providers(batch.providers);
  while (table.next()) {
    const auto provider =
        table.read(rate_column::provider, [](std::string_view text) { return lower_case(parse_key(text)); });
    const auto base = table.read(rate_column::base, parse_rate_currency);
    const auto quote = table.read(rate_column::quote, parse_rate_currency);
    const auto day = table.read(rate_column::day, parse_date);
    const auto rate = table.read(rate_column::rate, parse_daily_rate);
    Date known_on;
    table.read_given(rate_column::known_on, parse_date, known_on);
    if (base && quote) {
      if (const Fault fault = pair_fault(*base, *quote)) table.problem(rate_column::quote, *fault);
    }
    if (day) {
      if (const Fault fault = known_fault(*day, known_on)) table.problem(rate_column::known_on, *fault);
    }
    if (!table.good()) continue;
    batch.rates.push_back({providers.of(*provider), *base, *quote, *day, *rate, {file, table.line()}, known_on});
  }
}

}  // namespace

const CsvKind rates_csv = {"rates", "rate", rates_columns, read_rates};

}  // namespace capex::core
