#include "analysis/answer/net.hpp"

#include <algorithm>

#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"

namespace capex::core {
Observation net_of(const Observation& amount, const Observation& taken) {
  if (!has_value(amount.status)) return amount;
  Observation result = amount;
  result.net_of = taken.measure;
  if (!has_value(taken.status)) {
    result.lose(taken.status);
    result.gap = taken.gap;
    return result;
  }
  if (amount.currency != taken.currency) {
    throw Error(ErrorCode::currency_mismatch, "what is taken off an amount is in its currency");
  }
  BoundedAmount number = bounded(amount);
  const bool fits = number.add(-1, bounded(taken));
  number.status = combined(amount.status, taken.status);
  number.flags |= taken.flags;
  result.known_on = std::max(amount.known_on, taken.known_on);
  result.set(number);
  for (Operand operand : taken.operands) {
    operand.sign = -operand.sign;
    operand.measure = taken.measure;
    result.operands.push_back(operand);
  }
  if (!fits) result.lose(Status::overflow);
  return result;
}

}  // namespace capex::core
