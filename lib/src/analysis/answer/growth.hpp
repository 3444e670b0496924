// Growth with error bars: amount / base - 1 is exact, its bounds are [low / base high - 1, high / base low - 1].
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "analysis/standing/bounded_amount.hpp"
#include "model/claim.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// Both in one currency, else Error{currency_mismatch}. With a value the status is the weaker of the two
/// (stated, derived, partial, implied, limit); derived where a range is in it, whose middle counts. Without one it says
/// why: that of the amount where it has no value, else missing_base, zero_base, negative_base, or the base's own
/// (no_rate, stale_rate, not_money, incomplete, overflow).
///
/// limit where amount or base is one: no point, and one bound, or none where nothing follows ("more than 12bn" on "more
/// than 5bn"). A base is taken to be positive, so where its bounds reach down to zero the growth is open upwards (of a
/// negative amount downwards).
Growth grow(const Value& amount, const Value& base);
/// The same of plain numbers, which the caller knows to be of one currency.
inline Growth grow(const BoundedAmount& amount, const BoundedAmount& base);

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

/// The growth a year that compounds to this one over so many months: its factors to the power of 12 / months, rounded
/// to ratio_digits places, bounds outwards. A factor below zero has no root: open, and without its point the status is
/// missing, as no yearly growth leads there.
Growth compounded(const Growth& growth, int months);

/// A growth in the stated currency, taken over into another by the factor: point and bounds change alike.
Growth times(const Growth& growth, const Ratio& factor);

inline Growth grow(const BoundedAmount& amount, const BoundedAmount& base) {
  if (!has_value(amount.status)) return {amount.status};
  if (!has_value(base.status)) return {base.status == Status::missing ? Status::missing_base : base.status};
  // What a base can be at most: its point, or the upper end of a limit.
  const auto base_high = base.bounds.high();
  const auto most = has_middle(base.status) ? std::optional(base.point) : base_high;
  if (most && *most <= 0) return {*most == 0 ? Status::zero_base : Status::negative_base};

  using Ratios = std::optional<Ratio>;
  const auto over = [](std::optional<std::int64_t> end, std::optional<std::int64_t> base_end) {
    return end && base_end && *base_end > 0 ? Ratios(std::in_place, *end, *base_end) : std::nullopt;
  };
  const Status weaker = std::max(amount.status, base.status);
  const Status status = weaker == Status::range ? combined(amount.status, base.status) : weaker;
  // The base end that makes the quotient smallest or largest depends on the sign of the amount.
  const auto base_low = base.bounds.low();
  const auto low = amount.bounds.low();
  const auto high = amount.bounds.high();
  // In one piece, as a growth made empty and then filled would be cleared first.
  return {status,
          has_point(status) ? Ratios(std::in_place, amount.point, base.point) : std::nullopt,
          over(low, low && *low < 0 ? base_low : base_high),
          over(high, high && *high < 0 ? base_high : base_low),
          {}};
}

}  // namespace capex::core
