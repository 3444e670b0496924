#include "analysis/answer/growth.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"

namespace capex::core {
namespace {

/// Units of the other currency a unit of `from`.
Ratio direct(const AppliedRate& applied, Currency from) {
  const Decimal& rate = applied.rate.rate;
  const Int128 unit = power_of_ten(rate.scale());
  return applied.rate.base == from ? Ratio(rate.coefficient(), unit) : Ratio(unit, rate.coefficient());
}

}  // namespace

Growth grow(const Value& amount, const Value& base) {
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

}  // namespace capex::core
