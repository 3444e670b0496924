// Rates as files give them: single cells, and tables of a row a day and a column a pair.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "capex/model/batch.hpp"
#include "capex/money/currency.hpp"
#include "capex/money/decimal.hpp"
#include "io/csv_reader.hpp"

namespace capex {

/// A currency of money by its code; Error{parse} or Error{not_found}.
Currency parse_rate_currency(std::string_view text);

/// A positive decimal, its places kept as written; Error{parse} otherwise.
Decimal parse_daily_rate(std::string_view text);

/// A column of rates: 1 base = r quote, in market order.
struct RateColumn {
  std::size_t cell;
  Currency base;
  Currency quote;
};

/// Every row after the header on which the reader stands: the day in the first cell, rates in the columns, none where
/// the cell is empty or says `none`. Into the batch as the provider's.
void read_rate_table(CsvReader& reader, const std::vector<RateColumn>& columns, std::string_view none,
                     std::string_view provider, Batch& batch, Problems& problems);

}  // namespace capex
