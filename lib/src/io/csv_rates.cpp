// rates.csv: daily exchange rates of any provider, 1 base = rate quote.
#include "io/cells.hpp"
#include "io/csv_kinds.hpp"
#include "io/daily_rate.hpp"
#include "io/text_index.hpp"

namespace capex {
namespace {

constexpr Column rate_columns[] = {{"provider", true}, {"base", true}, {"quote", true}, {"day", true}, {"rate", true}};
namespace column {
enum : std::size_t { provider, base, quote, day, rate };
}

void read_rates(CsvTable& table, std::int32_t file, Batch& batch) {
  TextIndex providers(batch.providers);
  while (table.next()) {
    const auto provider = table.read(column::provider, parse_lower_key);
    const auto base = table.read(column::base, parse_rate_currency);
    const auto quote = table.read(column::quote, parse_rate_currency);
    const auto day = table.read(column::day, parse_date);
    const auto rate = table.read(column::rate, parse_daily_rate);
    if (base && base == quote) {
      table.problem(column::quote, fmt::format("{0}/{0}: a rate is between two currencies", base->code()));
    } else if (base && quote && !quoted_before(*base, *quote)) {
      table.problem(column::base, fmt::format("{0}/{1}: rates are kept in market order, as {1}/{0} (1 {1} = r {0})",
                                              base->code(), quote->code()));
    }
    if (!table.good()) continue;
    batch.rates.push_back({providers.of(*provider), *base, *quote, *day, *rate, {file, table.line()}});
  }
}

}  // namespace

const CsvKind rates_csv = {"rates", "rate", rate_columns, read_rates};

}  // namespace capex
