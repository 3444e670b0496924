// Growth with error bars: amount / base - 1 is exact, its bounds are [low / base high - 1, high / base low - 1].
#pragma once

#include <optional>
#include <vector>

#include "capex/model/claim.hpp"
#include "capex/model/observation.hpp"

namespace capex {

/// Both observations in one currency, else Error{currency_mismatch}. The status says why there is no growth: that of the
/// amount where it has no value, missing_base, zero_base, negative_base, or the base's own (no_rate, stale_rate,
/// not_money, incomplete, overflow); limit where amount or base is one: one bound, no point.
Growth grow(const Observation& amount, const Observation& base);

/// The base that a growth claim implies for a missing base period: amount / (1 + growth), with the bounds of both.
/// Status implied, the claim's id set. Nothing where no claim known as of the day speaks of this amount and base period,
/// or where the amount was not stated or derived. Of several claims: finer, then rank, then earlier known, then key.
std::optional<Observation> implied_base(const Observation& amount, const Period& base_period, const Subject& subject,
                                        const std::vector<Claim>& claims, Date as_of = latest);

/// A growth on a base implied by a claim of that very growth is the claim itself, with the claim's bounds.
Growth claimed_growth(const Claim& claim);

}  // namespace capex
