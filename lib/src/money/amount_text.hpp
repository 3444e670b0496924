// Amounts and ratios as people write them.
//
//   23bn   4.2 billion   RMB 4,200m   $3.22bn   485,000   (1,234)   350 Mio. CHF   Rs 2,500 crore   1.5 lakh crore
//   230.88亿   5千万元   1兆2,000億円   53조6천억원   三百亿元   １，２３４億円
//   1 234 567 EUR   5.2 Milliarden Euro   5 milliards d'euros   50 Md€
//   >12bn   more than 12bn   $50bn+   $50bn-plus   up to 100bn   不超过100亿   60-65bn   between $38bn and $42bn
//   ~50bn   nearly 50bn   rund 50 Mrd. €   5000億円弱
//
// What is written sets `decimals`: the last digit written, in its unit. Digits in full are exact to the unit. A range
// is as precise as the coarser of its ends: 500m-1bn is stated in billions. "Nearly" and 弱 are read as "about", "just
// over" and 強 as limits. What can be read in two ways is refused with both readings: 94.000 $ is 94 or 94,000, 2.000
// Mrd € are 2bn or 2,000bn, 5 billones are 5bn or 5tn, and 12兆元 are 12m or 12tn (beside any other money 兆 is 10^12).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "money/stated.hpp"

namespace capex::core {

/// The currency comes from the text ("$3.22bn", "RMB 4,200m") or from `currency`; Error{parse} when both speak and
/// differ, when neither does, when a sign is ambiguous ("¥" is yuan and yen, unless `currency` is one of them), when
/// digits are finer than the minor unit, or when the text is no amount; Error{overflow} when it does not fit. A lone $
/// is the US dollar; 元 is the yuan, and Rs the Indian rupee, unless `currency` is another that is written so. The
/// message says what was found and what is accepted. Pass Currency::none() for counts.
StatedAmount parse_amount(std::string_view text, std::optional<Currency> currency = std::nullopt);

/// The same, but `otherwise` is the currency only where the text names none.
StatedAmount parse_amount_or(std::string_view text, std::optional<Currency> otherwise);

/// A currency as amounts name it: an ISO code, or a sign or word such as RMB, yuan, $ or 元. Error{parse} for one that
/// is several countries' ("¥"), Error{not_found} that names near codes for any other text.
Currency parse_currency(std::string_view text);

/// The same amount with another precision: what a `decimals` column or flag says.
StatedAmount with_decimals(const StatedAmount& amount, int decimals);

/// A change as people write it: "+123%", "(4%)", "up 6 per cent", "6% higher", "fell by a third", "10-15%", "2.5x",
/// "threefold", "twice as much", "more than doubled", "flat", "同比增长123%", 三成, 前年比20%増, 打八折. "Doubled" is
/// the factor 2 ± 1/2, "tripled" 3 ± 1/2, "halved" 0.5 ± 0.05, "flat" 0%; a part in words is known to 0.05. "Rose to",
/// 增至 and 2倍に make factors: 增至3倍 is +200%. A direction in words keeps both ends: "fell less than 4%" is from -4%
/// to 0, exact at both. The result is the growth (the factor less one) in billionths (ratio_digits). A bare number is
/// an error, as it may be either, and so is 2倍増, which may be to or by so much; parse_ratio reads the strict form.
Stated parse_growth(std::string_view text);

/// A part of a whole: "about 60%", "sixty per cent", "0.6", "more than half", "two-thirds", "2 in 3", 六成, 三分之一,
/// 一半, 八折. In billionths; a part in words is known to 0.05.
Stated parse_share(std::string_view text);

/// The strict form that parse_amount reads back to the same value, given the same decimals:
/// "23000000000", ">12000000000", "<100000000000", "64000000000-72000000000", "~50000000000".
std::string to_string(const StatedAmount& amount);

/// The strict form of a ratio: "1.23", ">0.5", "0.12-0.15", "~0.6".
std::string ratio_text(const Stated& ratio);
/// Reads what ratio_text wrote, with its decimals.
Stated parse_ratio(std::string_view text, int decimals);

}  // namespace capex::core
