// Daily reference rates as central banks publish them.
#pragma once

#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "model/batch.hpp"

namespace capex::core {

/// The European Central Bank's rates, units per euro, provider "ecb", in any of the forms it hands them out:
/// - eurofxref-hist.csv: a column a currency, "N/A" for none, newest first, a trailing empty column;
/// - eurofxref.csv: the same of one day, in words ("13 April 2026");
/// - the data API's CSV (data-api.ecb.europa.eu, dataset EXR): a row a rate, with the columns CURRENCY, CURRENCY_DENOM,
///   TIME_PERIOD, OBS_VALUE and others in any order; daily spot rates (FREQ D, EXR_TYPE SP00), none where OBS_VALUE is
///   empty. Series of another frequency or type are problems.
void read_ecb(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

/// The Federal Reserve's H.10 rates, provider "fred", in either of two forms:
/// - as FRED exports them, such as DEXCHUS.csv: date and value, "." or nothing on holidays. The pair is known by the
///   column's name (DEXCHUS: CNY per USD; DEXUSEU: USD per EUR);
/// - as the Board's data download has them: rows of description, unit, multiplier, currency and identifier, "Time
///   Period", then a row a day, "ND" for none, a column a series. The pair is known by unit and currency
///   ("Currency:_Per_USD", CNY), else by the identifier (RXI_N.B.CH).
/// A monthly or weekly series under a daily name is a problem.
void read_fred(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

}  // namespace capex::core
