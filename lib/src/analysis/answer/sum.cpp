// Adding observations up.
#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "analysis/answer/total.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// What the parts that have values have in common, and what not.
struct Kinds {
  std::set<MeasureId> measures;
  std::set<std::pair<MeasureId, VariantId>> definitions;
  std::set<Basis> bases;
  std::set<std::string> scopes;
  std::set<Currency> currencies;

  explicit Kinds(std::span<const Observation> parts) {
    for (const Observation& part : parts) {
      if (!has_value(part.status)) continue;
      measures.insert(part.measure);
      for (const Operand& operand : part.operands) definitions.emplace(part.measure, operand.figure.variant);
      bases.insert(part.basis);
      scopes.insert(part.scope);
      currencies.insert(part.currency);
    }
  }

  Flags mixed() const {
    Flags flags;
    if (measures.size() > 1 || definitions.size() > 1) flags |= Flag::mixed_definitions;
    if (bases.size() > 1) flags |= Flag::mixed_basis;
    return flags;
  }

  Currency currency() const {
    if (currencies.size() == 1) return *currencies.begin();
    std::string codes;
    for (const Currency& one : currencies) codes += (codes.empty() ? "" : ", ") + std::string(one.code());
    throw Error(ErrorCode::currency_mismatch,
                fmt::format("amounts in {} have no sum: convert them into one currency", codes));
  }
};

/// False where it does not fit.
[[nodiscard]] bool add_part(BoundedAmount& sum, const Observation& part) {
  const bool fits = sum.add(+1, bounded(part));
  sum.status = combined(sum.status, part.status);
  sum.flags |= part.flags;
  return fits;
}

}  // namespace

Observation sum_of(std::span<const Observation> parts, const Period& period, bool allow_missing) {
  Observation sum(period);
  const Kinds kinds(parts);
  if (kinds.measures.size() == 1) sum.measure = *kinds.measures.begin();
  if (!kinds.bases.empty()) sum.basis = *kinds.bases.begin();
  if (kinds.scopes.size() == 1) sum.scope = *kinds.scopes.begin();
  if (kinds.currencies.size() == 1) sum.currency = *kinds.currencies.begin();
  const auto there =
      std::count_if(parts.begin(), parts.end(), [](const Observation& part) { return has_value(part.status); });
  const bool lacks_some = static_cast<std::size_t>(there) < parts.size();
  if (lacks_some && !allow_missing) {
    sum.status = Status::incomplete;
    return sum;
  }
  if (there == 0) return sum;
  sum.currency = kinds.currency();
  BoundedAmount number{Status::derived, kinds.mixed(), 0, Bounds::exactly(0)};
  for (const Observation& part : parts) {
    if (!has_value(part.status)) continue;
    if (!add_part(number, part)) number.status = Status::overflow;
    if (number.status == Status::overflow) break;
    if (!part.known_on.is_special() && (sum.known_on.is_special() || sum.known_on < part.known_on)) {
      sum.known_on = part.known_on;
    }
  }
  sum.set(number);
  if (number.status == Status::overflow) {
    sum.lose(Status::overflow);
  } else if (lacks_some && has_middle(sum.status)) {
    sum.status = Status::partial;  // also of implied parts: that some are missing weighs more
  }
  return sum;
}

}  // namespace capex::core
