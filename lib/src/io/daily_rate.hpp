// Cells of rate files.
#pragma once

#include <string_view>

#include "capex/money/currency.hpp"
#include "capex/money/decimal.hpp"

namespace capex {

/// A currency of money by its code; Error{parse} or Error{not_found}.
Currency parse_rate_currency(std::string_view text);

/// A positive decimal, its places kept as written; Error{parse} otherwise.
Decimal parse_daily_rate(std::string_view text);

}  // namespace capex
