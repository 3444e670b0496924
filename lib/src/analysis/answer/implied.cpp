// What growth claims imply.

#include <algorithm>

#include "analysis/answer/growth.hpp"
#include "capex/error.hpp"
#include "model/claim_order.hpp"
#include "money/overflow.hpp"

namespace capex::core {
namespace {

/// 1 + growth in billionths; nothing for an open end.
std::optional<std::int64_t> factor(std::optional<std::int64_t> growth) {
  return growth ? std::optional(checked_add(ratio_one, *growth)) : std::nullopt;
}

/// amount / factor; nothing where the factor is open or not positive, for then the quotient has no end.
std::optional<std::int64_t> divided(std::optional<std::int64_t> amount, std::optional<std::int64_t> by,
                                    Rounding rounding) {
  if (!amount || !by || *by <= 0) return std::nullopt;
  return narrow(divide(Int128{*amount} * ratio_one, *by, rounding));
}

/// Sets the status, amount and bounds of the base; false where the claim leaves everything open.
bool imply(const Observation& amount, const Stated& growth, Observation& base) {
  const Bounds bounds = growth.bounds();
  const auto smallest = factor(bounds.low());
  const auto largest = factor(bounds.high());
  if (largest && *largest <= 0) return false;
  const auto low = amount.bounds.low();
  const auto high = amount.bounds.high();
  base.amount = divided(amount.amount, factor(growth.point()), Rounding::half_even);
  base.bounds = Bounds(divided(low, low && *low < 0 ? smallest : largest, Rounding::floor),
                       divided(high, high && *high < 0 ? largest : smallest, Rounding::ceiling));
  base.status = base.amount ? Status::implied : Status::limit;
  // A growth of -100% or more, rounded, may leave a bound but no point.
  return base.amount || (growth.is_limit() && (base.bounds.has_low() || base.bounds.has_high()));
}

std::optional<Ratio> growth_factor(std::optional<std::int64_t> growth) {
  return growth ? std::optional(Ratio(Int128{ratio_one} + *growth, ratio_one)) : std::nullopt;
}

}  // namespace

const Claim* find_growth_claim(const std::vector<Claim>& claims, const Subject& subject, const Period& base_period,
                               Date as_of) {
  Subject base = subject;
  base.period = base_period;
  return first_claim(claims, [&](const Claim& claim) {
    return claim.kind == ClaimKind::growth && claim.known_on <= as_of && claim.subject == subject &&
           claim.parts.size() == 1 && claim.parts.front() == base;
  });
}

std::optional<Observation> implied_base(const Observation& amount, const Period& base_period, const Subject& subject,
                                        const std::vector<Claim>& claims, Date as_of) {
  if (amount.status != Status::stated && amount.status != Status::derived) return std::nullopt;
  const Claim* claim = find_growth_claim(claims, subject, base_period, as_of);
  if (claim == nullptr) return std::nullopt;
  Observation base = amount;
  base.period = base_period;
  base.claim = claim->id;
  base.known_on = std::max(amount.known_on, claim->known_on);
  if (claim->stated.about()) base.flags |= Flag::about;
  const std::optional<bool> implied = unless_overflow([&] { return imply(amount, claim->stated, base); });
  if (!implied) {
    base.lose(Status::overflow);
  } else if (!*implied) {
    return std::nullopt;
  }
  return base;
}

Growth claimed_growth(const Claim& claim) {
  const Bounds bounds = claim.stated.bounds();
  return {claim.stated.is_limit() ? Status::limit : Status::implied, growth_factor(claim.stated.point()),
          growth_factor(bounds.low()), growth_factor(bounds.high()), claim.id};
}

}  // namespace capex::core
