// How far a claim and what was made of it are apart, where that cannot be rounding or another definition.
#include "capex/analysis/check.hpp"
#include "capex/money/rounding.hpp"

namespace capex {

bool is_far_off(const Claim& claim, const CheckedClaim& checked) {
  const Reckoning& best = checked.best;
  if (best.verdict != Verdict::inconsistent || !has_middle(best.computed.status) ||
      !has_middle(checked.claimed.status)) {
    return false;
  }
  // A growth of 123% is the factor 2.23.
  const Int128 one = claim.kind == ClaimKind::growth ? small_powers_of_ten[ratio_digits] : 0;
  const Int128 computed = one + best.computed.point;
  const Int128 claimed = one + checked.claimed.point;
  constexpr int times = 8;  // ten, less what both are rounded and what grew a little otherwise
  if (computed <= 0 || claimed <= 0) return false;
  return computed >= times * claimed || claimed >= times * computed;
}

}  // namespace capex
