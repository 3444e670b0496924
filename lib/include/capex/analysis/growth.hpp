// Growth with error bars: amount / base - 1 is exact, its bounds are [low / base high - 1, high / base low - 1].
#pragma once

#include <optional>
#include <vector>

#include "capex/analysis/bounded_amount.hpp"
#include "capex/model/claim.hpp"
#include "capex/model/observation.hpp"

namespace capex {

/// Both observations in one currency, else Error{currency_mismatch}. With a value the status is the weaker of the two
/// (stated, derived, partial, implied, limit). Without one it says why: that of the amount where it has no value, else
/// missing_base, zero_base, negative_base, or the base's own (no_rate, stale_rate, not_money, incomplete, overflow).
///
/// limit where amount or base is one: no point, and one bound, or none where nothing follows ("more than 12bn" on "more
/// than 5bn"). A base is taken to be positive, so where its bounds reach down to zero the growth is open upwards (of a
/// negative amount downwards).
Growth grow(const Observation& amount, const Observation& base);
/// The same of plain numbers, which the caller knows to be of one currency.
Growth grow(const BoundedAmount& amount, const BoundedAmount& base);

/// The base that a growth claim implies for a missing base period: amount / (1 + growth), with the bounds of both.
/// Status implied, the claim's id set; limit where the growth is one ("more than doubled"). Nothing where no claim
/// known as of the day speaks of this amount and base period, or where the amount was not stated or derived. Of several
/// claims: finer, then rank, then earlier known, then key. `subject` is that of the amount, in its own currency.
std::optional<Observation> implied_base(const Observation& amount, const Period& base_period, const Subject& subject,
                                        const std::vector<Claim>& claims, Date as_of = latest);

/// A growth on a base implied by a claim of that very growth is the claim itself, with the claim's bounds: status
/// implied, or limit.
Growth claimed_growth(const Claim& claim);

/// The claim known as of the day that says most (finer, then rank, then earlier known, then key) of the growth of
/// `subject` on the base period, all else being the same; null when there is none.
const Claim* find_growth_claim(const std::vector<Claim>& claims, const Subject& subject, const Period& base_period,
                               Date as_of = latest);

/// How much a growth changes by being taken in another currency: units of `to` a unit of `from` at the amount's rate,
/// over the same at the base's. 1 where nothing was converted.
Ratio currency_factor(const AppliedRate& amount_rate, const AppliedRate& base_rate, Currency from);

/// The growth a year that compounds to this one over so many months: its factors to the power of 12 / months, rounded
/// to ratio_digits places, bounds outwards. A factor below zero has no root: open, and without its point the status is
/// missing, as no yearly growth leads there.
Growth compounded(const Growth& growth, int months);

/// A growth in the stated currency, taken over into another by the factor: point and bounds change alike.
Growth times(const Growth& growth, const Ratio& factor);

}  // namespace capex
