// A directed rate, 1 base = rate quote, and the way a rate was come by.
//
// Pairs are quoted in market order (see quoted_before), so CNY per USD; converting either way uses that one number.
// A computed rate (an average, a cross) is rounded half-even to rate_digits significant digits, and that rounded number
// is the rate: what is printed is what was used.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "money/currency.hpp"
#include "money/decimal.hpp"
#include "money/money.hpp"
#include "time/period.hpp"

namespace capex::core {

inline constexpr int rate_digits = 12;

struct ExchangeRate {
  Currency base;
  Currency quote;
  Decimal rate;  // > 0

  bool operator==(const ExchangeRate&) const = default;
};

/// `minor` units of `from`, at a rate between `from` and `to` in either direction, in minor units of `to`.
/// Error{currency_mismatch} when the rate is of another pair, Error{overflow} when the result does not fit.
std::int64_t convert(std::int64_t minor, Currency from, Currency to, const ExchangeRate& rate,
                     Rounding rounding = Rounding::half_even);
Money convert(const Money& money, Currency to, const ExchangeRate& rate, Rounding rounding = Rounding::half_even);

enum class RateKind {
  none,     // no conversion
  average,  // mean of the period's daily rates (IAS 21), the rule for flows
  closing,  // rate on the period's last day (IAS 21)
  on,       // rate on a given day
  fixed,    // a given rate
  issuer,   // the equivalent that the source itself printed
};

/// How to convert: "average", "closing", "on:2024-08-26", "fixed:7.14", "issuer".
struct RatePolicy {
  RateKind kind = RateKind::average;
  Date day;       // for on
  Decimal fixed;  // for fixed, in market order: CNY per USD

  bool operator==(const RatePolicy&) const = default;
};
/// Error{parse} lists what is accepted.
RatePolicy parse_rate_policy(std::string_view text);
std::string to_string(const RatePolicy& policy);
/// Error{usage} for a policy that says no rate: fixed without one above zero, on without a day.
void require_complete(const RatePolicy& policy);
std::string_view to_string(RateKind kind);

/// The rate that an answer used.
struct AppliedRate {
  RateKind kind = RateKind::none;
  ExchangeRate rate;
  Date first;  // days that it covers: of an average, the period's; else the day of the rate that was taken
  Date last;
  int days = 0;  // how many daily rates entered an average; 1 for a day's rate, 0 for fixed and issuer
  /// The currencies that a cross went through, in order, base to quote; none() where unused.
  Currency via[2];
  /// How many of its days were given against market order and turned round; of a single day, as it was written.
  int turned = 0;
  Decimal written{};

  bool operator==(const AppliedRate& other) const;
};

}  // namespace capex::core
