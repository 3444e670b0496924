// Amounts and ratios as people write them.
//
//   23bn   4.2 billion   RMB 4,200m   $3.22bn   485,000   (1,234)   350 Mio. CHF   Rs 2,500 crore   1.5 lakh crore
//   230.88亿   5千万元   1兆2,000億円   53조6천억원   三百亿元   １，２３４億円
//   >12bn   more than 12bn   $50bn+   up to 100bn   不超过100亿   60-65bn   between $38bn and $42bn
//   ~50bn   nearly 50bn
//
// What is written sets `decimals`: the last digit written, in its unit. Digits in full are exact to the unit. A range
// is as precise as the coarser of its ends: 500m-1bn is stated in billions. "Nearly" is read as "about". What can be
// read in two ways is refused with both readings: 94.000 $ is 94 or 94,000.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capex/money/stated.hpp"

namespace capex {

/// The currency comes from the text ("$3.22bn", "RMB 4,200m") or from `currency`; Error{parse} when both speak and
/// differ, when neither does, when a sign is ambiguous ("¥" is yuan and yen, unless `currency` is one of them), when
/// digits are finer than the minor unit, or when the text is no amount; Error{overflow} when it does not fit. A lone $
/// is the US dollar; 元 is the yuan, and Rs the Indian rupee, unless `currency` is another that is written so. The
/// message says what was found and what is accepted. Pass Currency::none() for counts.
StatedAmount parse_amount(std::string_view text, std::optional<Currency> currency = std::nullopt);

/// The same amount with another precision: what a `decimals` column or flag says.
StatedAmount with_decimals(const StatedAmount& amount, int decimals);

/// A change as people write it: "+123%", "-4%", "up 6 per cent", "6% higher", "fell 4%", "10-15%", "2.5x", "threefold",
/// "more than doubled", "同比增长123%", "三成". "Doubled" is the factor 2 ± 1/2, "tripled" 3 ± 1/2, "halved" 0.5 ±
/// 0.05. A direction in words keeps both ends: "fell less than 4%" is from -4% to 0, exact at both. The result is the
/// growth (the factor less one) in billionths (ratio_digits). A bare number is an error, as it may be either;
/// parse_ratio reads the strict form.
Stated parse_growth(std::string_view text);

/// A part of a whole: "about 60%", "13%", "0.6", "六成"; words ("a third") are not accepted. In billionths.
Stated parse_share(std::string_view text);

/// The strict form that parse_amount reads back to the same value, given the same decimals:
/// "23000000000", ">12000000000", "<100000000000", "64000000000-72000000000", "~50000000000".
std::string to_string(const StatedAmount& amount);

/// The strict form of a ratio: "1.23", ">0.5", "0.12-0.15", "~0.6".
std::string ratio_text(const Stated& ratio);
/// Reads what ratio_text wrote, with its decimals.
Stated parse_ratio(std::string_view text, int decimals);

}  // namespace capex
