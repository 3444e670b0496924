// Rates as files give them: single cells, and tables of a row a day and a column a pair.
//
// Only daily series are taken. A series of another frequency under a daily name (FRED exports any series by month,
// dated the first) is known by its days: these are never a day apart, or lie on weekends, on which no central bank that
// is read here has rates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/csv_reader.hpp"
#include "model/batch.hpp"
#include "money/currency.hpp"
#include "money/decimal.hpp"

namespace capex::core {

/// A currency of money by its code; Error{parse} or Error{not_found}.
Currency parse_rate_currency(std::string_view text);

/// A positive decimal, its places kept as written; Error{parse} otherwise.
Decimal parse_daily_rate(std::string_view text);

/// "2026-04-13", or in words as the ECB's daily file has it, "13 April 2026"; Error{parse}.
Date parse_rate_day(std::string_view text);

/// A column of rates: 1 base = r quote.
struct RateColumn {
  std::size_t cell;
  Currency base;
  Currency quote;
};

/// The days that one series of a file states, in the order of the file: whether it is a daily one.
class SeriesDays {
 public:
  void add(Date day, std::int64_t line);
  /// What is wrong, of whatever the series is called; nothing where the days may be daily ones.
  std::optional<std::string> fault(std::string_view series) const;
  std::int64_t first_line() const { return first_line_; }

 private:
  std::int64_t count_ = 0;
  std::int64_t first_line_ = 0;
  std::int64_t least_gap_ = 0;  // days between two that follow one another
  Date first_, last_;
  Date weekend_;  // the first one stated
};

/// Every row after the header on which the reader stands: the day in the first cell, rates in the columns, none where
/// the cell is empty or says `none`. Into the batch as the provider's. A series that is not daily is one problem, and
/// none of it is taken.
void read_rate_table(CsvReader& reader, const std::vector<RateColumn>& columns, std::string_view none,
                     std::string_view provider, Batch& batch, Problems& problems);

/// Takes the rates of a series that is not daily out of the batch, from a row of it on, and says so.
void refuse_other_frequency(const SeriesDays& days, const RateColumn& series, const std::string& file,
                            std::size_t first_row, Batch& batch, Problems& problems);

}  // namespace capex::core
