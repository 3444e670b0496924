// Adding observations up.
#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "analysis/answer/lost_value.hpp"
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

void add_part(Observation& sum, const Observation& part) {
  sum.status = combined(sum.status, part.status);
  sum.flags |= part.flags;
  sum.bounds = sum.bounds + part.bounds;
  if (const BoundedAmount own = bounded(part); has_middle(own.status)) {
    sum.amount = checked_add(*sum.amount, own.point);
  }
  if (!part.known_on.is_special() && (sum.known_on.is_special() || sum.known_on < part.known_on)) {
    sum.known_on = part.known_on;
  }
}

}  // namespace

Observation sum_of(std::span<const Observation> parts, const Period& period, bool allow_missing) {
  Observation sum{.period = period};
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
  sum.currency = sum.stated_currency = kinds.currency();
  sum.flags = kinds.mixed();
  sum.status = Status::derived;
  sum.amount = 0;
  sum.bounds = Bounds::exactly(0);
  try {
    for (const Observation& part : parts) {
      if (has_value(part.status)) add_part(sum, part);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    lose_value(sum, Status::overflow);
    return sum;
  }
  if (sum.status == Status::limit) {
    sum.amount.reset();
  } else if (lacks_some) {
    sum.status = Status::partial;  // also of implied parts: that some are missing weighs more
  }
  return sum;
}

}  // namespace capex::core
