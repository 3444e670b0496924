// Amounts and ratios as people write them.
//
//   23bn   4.2 billion   RMB 4,200m   $3.22bn   >12bn   more than 12bn   up to 100bn   60-65bn   ~50bn   about 230k
//   230.88亿   1.2万亿   23000000000   485,000
//
// What is written sets `decimals`: the last digit written, in its unit. Digits in full are exact to the unit. A range
// is as precise as the coarser of its ends: 500m-1bn is stated in billions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capex/money/stated.hpp"

namespace capex {

/// The currency comes from the text ("$3.22bn", "RMB 4,200m") or from `currency`; Error{parse} when both speak and
/// differ, when neither does, when a sign is ambiguous ("¥" is yuan and yen, unless `currency` is one of them), when
/// digits are finer than the minor unit, or when the text is no amount; Error{overflow} when it does not fit. A lone $
/// is the US dollar. The message says what was found and what is accepted. Pass Currency::none() for counts.
StatedAmount parse_amount(std::string_view text, std::optional<Currency> currency = std::nullopt);

/// The same amount with another precision: what a `decimals` column or flag says.
StatedAmount with_decimals(const StatedAmount& amount, int decimals);

/// A change as people write it: "+123%", "-4%", "up 6 per cent", "fell 4%", "10-15%", "2.5x", "more than doubled".
/// "Doubled" is the factor 2 ± 1/2, "tripled" 3 ± 1/2, "halved" 0.5 ± 0.05. The result is the growth (the factor less
/// one) in billionths (ratio_digits). A bare number is an error, as it may be either; parse_ratio reads the strict
/// form.
Stated parse_growth(std::string_view text);

/// A part of a whole: "about 60%", "13%", "0.6"; words ("a third") are not accepted. In billionths.
Stated parse_share(std::string_view text);

/// The strict form that parse_amount reads back to the same value, given the same decimals:
/// "23000000000", ">12000000000", "<100000000000", "64000000000-72000000000", "~50000000000".
std::string to_string(const StatedAmount& amount);

/// The strict form of a ratio: "1.23", ">0.5", "0.12-0.15", "~0.6".
std::string ratio_text(const Stated& ratio);
/// Reads what ratio_text wrote, with its decimals.
Stated parse_ratio(std::string_view text, int decimals);

}  // namespace capex
