// How far a claim and what was made of it are apart, where that cannot be rounding or another definition.
#include <algorithm>

#include "analysis/claims/check.hpp"
#include "analysis/verify/slip.hpp"
#include "model/fineness.hpp"
#include "money/rounding.hpp"

namespace capex::core {
namespace {

/// +1,230% for +123%. Between growths of less than a hundredth ten times are soon reached.
bool is_slip_of_growth(std::int64_t claimed, std::int64_t computed) {
  if ((claimed < 0) != (computed < 0)) return false;
  const auto size = [](std::int64_t growth) { return growth < 0 ? -Int128{growth} : Int128{growth}; };
  const Int128 a = size(claimed), b = size(computed);
  return std::min(a, b) * 100 >= small_powers_of_ten[ratio_digits] && likely_slip(a, b, b) != 0;
}

}  // namespace

bool is_far_off(const Claim& claim, const CheckedClaim& checked) {
  const Reckoning& best = checked.best;
  if (best.verdict != Verdict::inconsistent || !has_middle(best.computed.status) ||
      !has_middle(checked.claimed.status)) {
    return false;
  }
  if (claim.kind == ClaimKind::growth && is_slip_of_growth(checked.claimed.point, best.computed.point)) return true;
  // A growth of 123% is the factor 2.23.
  const Int128 one = claim.kind == ClaimKind::growth ? small_powers_of_ten[ratio_digits] : 0;
  const Int128 computed = one + best.computed.point;
  const Int128 claimed = one + checked.claimed.point;
  constexpr int times = 8;  // ten, less what both are rounded and what grew a little otherwise
  if (computed <= 0 || claimed <= 0) return false;
  return computed >= times * claimed || claimed >= times * computed;
}

bool contradict(const Claim& a, const Claim& b) {
  const bool same = a.source == b.source && a.kind == b.kind && a.subject == b.subject && a.currency == b.currency &&
                    a.parts.size() == b.parts.size() &&
                    std::is_permutation(a.parts.begin(), a.parts.end(), b.parts.begin());
  if (!same) return false;
  const auto holds = [](const Claim& one, const Claim& other) {
    const auto point = other.stated.point();
    return point && meet(bounds_or_open(one.stated), Bounds::exactly(*point));
  };
  const bool have_points = a.stated.point() && b.stated.point();
  return have_points ? !holds(a, b) && !holds(b, a) : !meet(bounds_or_open(a.stated), bounds_or_open(b.stated));
}

bool is_backwards(const Claim& claim) {
  if (claim.kind != ClaimKind::growth || claim.parts.empty()) return false;
  const Period& base = claim.parts.front().period;
  return base.begin() >= claim.subject.period.begin() && base.end() >= claim.subject.period.end() &&
         base != claim.subject.period;
}

}  // namespace capex::core
