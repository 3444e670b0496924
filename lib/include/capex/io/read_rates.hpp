// Daily reference rates as central banks publish them.
#pragma once

#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "capex/model/batch.hpp"

namespace capex {

/// The European Central Bank's eurofxref-hist.csv: a column a currency, units per euro, "N/A" for none, newest first, a
/// trailing empty column. Provider "ecb".
void read_ecb(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

/// A Federal Reserve H.10 series from FRED, such as DEXCHUS.csv: date and value, "." or nothing on holidays. The pair
/// is known by the column's name (DEXCHUS: CNY per USD; DEXUSEU: USD per EUR). Provider "fred".
void read_fred(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

}  // namespace capex
