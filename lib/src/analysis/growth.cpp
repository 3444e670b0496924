#include "capex/analysis/growth.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "capex/error.hpp"

namespace capex {
namespace {

std::optional<Ratio> over(std::optional<std::int64_t> amount, std::optional<std::int64_t> base) {
  if (!amount || !base || *base <= 0) return std::nullopt;
  return Ratio(*amount, *base);
}

/// Units of the other currency a unit of `from`.
Ratio direct(const AppliedRate& applied, Currency from) {
  const Decimal& rate = applied.rate.rate;
  const Int128 unit = power_of_ten(rate.scale());
  return applied.rate.base == from ? Ratio(rate.coefficient(), unit) : Ratio(unit, rate.coefficient());
}

}  // namespace

Growth grow(const BoundedAmount& amount, const BoundedAmount& base) {
  Growth result;
  if (!has_value(amount.status)) {
    result.status = amount.status;
    return result;
  }
  if (!has_value(base.status)) {
    result.status = base.status == Status::missing ? Status::missing_base : base.status;
    return result;
  }
  // What a base can be at most: its point, or the upper end of a limit.
  const auto base_high = base.bounds.high();
  const auto most = has_point(base.status) ? std::optional(base.point) : base_high;
  if (most && *most <= 0) {
    result.status = *most == 0 ? Status::zero_base : Status::negative_base;
    return result;
  }
  result.status = std::max(amount.status, base.status);
  if (has_point(result.status)) result.factor = Ratio(amount.point, base.point);
  // The base end that makes the quotient smallest or largest depends on the sign of the amount.
  const auto base_low = base.bounds.low();
  const auto low = amount.bounds.low();
  const auto high = amount.bounds.high();
  result.low = over(low, low && *low < 0 ? base_low : base_high);
  result.high = over(high, high && *high < 0 ? base_high : base_low);
  return result;
}

Growth grow(const Observation& amount, const Observation& base) {
  if (has_value(amount.status) && has_value(base.status) && amount.currency != base.currency) {
    throw Error(ErrorCode::currency_mismatch,
                fmt::format("growth of {} on a base in {}: convert both into one currency", amount.currency.code(),
                            base.currency.code()));
  }
  return grow(bounded(amount), bounded(base));
}

Ratio currency_factor(const AppliedRate& amount_rate, const AppliedRate& base_rate, Currency from) {
  if (amount_rate.kind == RateKind::none && base_rate.kind == RateKind::none) return Ratio(1, 1);
  return direct(amount_rate, from) / direct(base_rate, from);
}

Growth times(const Growth& growth, const Ratio& factor) {
  const auto scaled = [&factor](const std::optional<Ratio>& ratio) {
    return ratio ? std::optional(*ratio * factor) : std::nullopt;
  };
  Growth result = growth;
  result.factor = scaled(growth.factor);
  result.low = scaled(growth.low);
  result.high = scaled(growth.high);
  return result;
}

}  // namespace capex
