#include "analysis/answer/defined.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/answer/lost_value.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// The point that counts within a sum: of a range its middle.
std::optional<std::int64_t> point_of(const Observation& part) {
  if (part.amount || part.status != Status::range) return part.amount;
  return std::midpoint(*part.bounds.low(), *part.bounds.high());
}

void add_term(Observation& sum, int sign, const Observation& part) {
  const std::optional<std::int64_t> point = point_of(part);
  sum.flags |= part.flags;
  sum.status = std::max(sum.status, part.status == Status::range ? Status::derived : part.status);
  if (sum.known_on.is_special() || sum.known_on < part.known_on) sum.known_on = part.known_on;
  if (!sum.amount || !point) {
    sum.amount.reset();
  } else {
    sum.amount = sign > 0 ? checked_add(*sum.amount, *point) : checked_subtract(*sum.amount, *point);
  }
  sum.bounds = sign > 0 ? sum.bounds + part.bounds : sum.bounds - part.bounds;
}

}  // namespace

Observation sum_of_terms(MeasureId measure, std::span<const MeasureTerm> terms, std::span<const Observation> parts) {
  Observation sum = parts.front();
  sum.measure = measure;
  sum.flags = {};
  sum.operands.clear();
  sum.gap.reset();
  sum.status = Status::derived;
  sum.amount = 0;
  sum.bounds = Bounds::exactly(0);
  sum.known_on = Date();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Observation& part = parts[i];
    for (Operand operand : part.operands) {
      operand.sign *= terms[i].sign;
      operand.measure = terms[i].id;
      sum.operands.push_back(operand);
    }
    if (sum.lacking != MeasureId{} || has_value(part.status)) continue;
    sum.lacking = terms[i].id;
    lose_value(sum, part.status);
    sum.gap = part.gap;
  }
  if (sum.lacking != MeasureId{}) return sum;
  for (const Observation& part : parts) {
    if (part.currency == sum.currency) continue;
    throw Error(ErrorCode::currency_mismatch, "the parts of a measure are added up in one currency");
  }
  try {
    for (std::size_t i = 0; i < terms.size(); ++i) add_term(sum, terms[i].sign, parts[i]);
    if (!sum.amount) sum.status = Status::limit;
    // What is open on both sides says nothing.
    if (!sum.amount && !sum.bounds.has_low() && !sum.bounds.has_high()) lose_value(sum, Status::missing);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    lose_value(sum, Status::overflow);
  }
  return sum;
}

Observation stated_or_summed(Observation direct, const Observation& sum) {
  if (!has_value(direct.status)) return sum;
  if (has_value(sum.status) && sum.currency == direct.currency && !meet(sum.bounds, direct.bounds)) {
    direct.flags |= Flag::sources_disagree;
  }
  return direct;
}

}  // namespace capex::core
