#include "analysis/answer/defined.hpp"

#include <algorithm>

#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// False where it does not fit.
[[nodiscard]] bool add_term(BoundedAmount& sum, int sign, const Observation& part) {
  const bool fits = sum.add(sign, bounded(part));
  sum.status = std::max(sum.status, part.status == Status::range ? Status::derived : part.status);
  sum.flags |= part.flags;
  return fits;
}

}  // namespace

Observation sum_of_terms(MeasureId measure, std::span<const MeasureTerm> terms, std::span<const Observation> parts) {
  Observation sum = parts.front();
  sum.measure = measure;
  sum.operands.clear();
  sum.gap.reset();
  sum.lose(Status::missing);
  sum.flags = {};
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Observation& part = parts[i];
    for (Operand operand : part.operands) {
      operand.sign *= terms[i].sign;
      operand.measure = terms[i].id;
      sum.operands.push_back(operand);
    }
    if (sum.lacking != MeasureId{} || has_value(part.status)) continue;
    sum.lacking = terms[i].id;
    sum.lose(part.status);
    sum.gap = part.gap;
  }
  if (sum.lacking != MeasureId{}) return sum;
  for (const Observation& part : parts) {
    if (part.currency == sum.currency) continue;
    throw Error(ErrorCode::currency_mismatch, "the parts of a measure are added up in one currency");
  }
  BoundedAmount number{Status::derived, {}, 0, Bounds::exactly(0)};
  bool fits = true;
  for (std::size_t i = 0; fits && i < terms.size(); ++i) {
    fits = add_term(number, terms[i].sign, parts[i]);
    if (sum.known_on.is_special() || sum.known_on < parts[i].known_on) sum.known_on = parts[i].known_on;
  }
  sum.set(number);
  if (!fits) sum.lose(Status::overflow);
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
