// A rate as a sentence: "7.2150 CNY per USD, average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR".
#pragma once

#include <string>
#include <string_view>

#include "fx/exchange_rate.hpp"

namespace capex::core {

/// The rate for people: 4 places, below 1 five significant digits; rates that are shorter as they are. CSV and JSON
/// carry it whole.
std::string rate_number(const AppliedRate& rate);
/// The same of a day's rate.
std::string rate_number(const Decimal& rate);

/// "CNY per USD"
std::string pair_words(const AppliedRate& rate);

/// The sentence; empty where nothing was converted. `provider` may be empty.
std::string rate_words(const AppliedRate& rate, std::string_view provider);

}  // namespace capex::core
