#include "analysis/answer/net.hpp"

#include <algorithm>

#include "analysis/answer/bounded_amount.hpp"
#include "analysis/answer/lost_value.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {}  // namespace

Observation net_of(const Observation& amount, const Observation& taken) {
  if (!has_value(amount.status)) return amount;
  Observation result = amount;
  result.net_of = taken.measure;
  if (!has_value(taken.status)) {
    lose_value(result, taken.status);
    result.gap = taken.gap;
    return result;
  }
  if (amount.currency != taken.currency) {
    throw Error(ErrorCode::currency_mismatch, "what is taken off an amount is in its currency");
  }
  result.status = combined(amount.status, taken.status);
  result.flags |= taken.flags;
  result.known_on = std::max(amount.known_on, taken.known_on);
  for (Operand operand : taken.operands) {
    operand.sign = -operand.sign;
    operand.measure = taken.measure;
    result.operands.push_back(operand);
  }
  try {
    result.amount.reset();
    if (has_point(result.status)) result.amount = checked_subtract(bounded(amount).point, bounded(taken).point);
    result.bounds = amount.bounds - taken.bounds;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    lose_value(result, Status::overflow);
  }
  return result;
}

}  // namespace capex::core
