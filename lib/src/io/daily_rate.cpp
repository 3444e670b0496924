#include "io/daily_rate.hpp"

#include <fmt/format.h>

#include <optional>

#include "io/csv_table.hpp"
#include "io/text_index.hpp"

namespace capex {

Currency parse_rate_currency(std::string_view text) {
  const Currency found = currency(text);
  if (!found.is_money())
    throw Error(ErrorCode::parse, fmt::format("'{}': a rate is between currencies of money", text));
  return found;
}

Decimal parse_daily_rate(std::string_view text) {
  const Decimal rate = Decimal::parse(text);
  if (rate.coefficient() <= 0) throw Error(ErrorCode::parse, fmt::format("'{}': a rate is more than zero", text));
  return rate;
}

void read_rate_table(CsvReader& reader, const std::vector<RateColumn>& columns, std::string_view none,
                     std::string_view provider, Batch& batch, Problems& problems) {
  const auto file = static_cast<std::int32_t>(batch.files.size());
  batch.files.push_back(reader.file());
  const std::int32_t provider_index = TextIndex(batch.providers).of(std::string(provider));
  const std::size_t width = reader.size();

  const auto read = [&](std::size_t cell, auto parse) -> std::optional<decltype(parse(std::string_view()))> {
    try {
      return parse(trimmed(reader.text(cell)));
    } catch (const Error& error) {
      problems.push_back({reader.place(cell), error.what()});
      return std::nullopt;
    }
  };

  while (reader.next(problems)) {
    if (reader.size() != width) {
      problems.push_back({reader.place(std::min(width, reader.size() - 1)),
                          fmt::format("{} cells, but the header has {}", reader.size(), width)});
      continue;
    }
    const std::optional<Date> day = read(0, parse_date);
    if (!day) continue;
    for (const RateColumn& column : columns) {
      const std::string_view text = trimmed(reader.text(column.cell));
      if (text.empty() || text == none) continue;
      if (const auto rate = read(column.cell, parse_daily_rate)) {
        const RowPlace place{file, static_cast<std::int32_t>(reader.line())};
        batch.rates.push_back({provider_index, column.base, column.quote, *day, *rate, place});
      }
    }
  }
}

}  // namespace capex
