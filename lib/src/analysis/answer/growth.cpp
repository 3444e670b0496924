#include "analysis/answer/growth.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"

namespace capex::core {

Growth grow(const Value& amount, const Value& base) {
  if (has_value(amount.status) && has_value(base.status) && amount.currency != base.currency) {
    throw Error(ErrorCode::currency_mismatch,
                fmt::format("growth of {} on a base in {}: convert both into one currency", amount.currency.code(),
                            base.currency.code()));
  }
  return grow(bounded(amount), bounded(base));
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
