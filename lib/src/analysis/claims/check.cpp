#include "analysis/claims/check.hpp"

#include <algorithm>

#include "analysis/claims/recomputation.hpp"

namespace capex::core {
namespace {

/// Only by which definition some of its parts are read, of the figures that stand, at the usual rates. A part that
/// names its definition means no other.
bool mixes_definitions(const Claim& claim, const Evidence& evidence, const Reproduction& one,
                       const Reproduction& usual) {
  for (std::size_t i = 0; i < claim.parts.size(); ++i) {
    const bool changed = one.alternative.measures[i] != usual.alternative.measures[i];
    if (changed && claim.parts[i].measure != evidence.definitions.front()) return false;
  }
  return one.alternative.rate == Alternative::Rate::usual && one.alternative.figures == Alternative::Figures::best &&
         one.alternative.of_members == usual.alternative.of_members;
}

}  // namespace

CheckedClaim check(const Claim& claim, const Evidence& evidence) {
  Recomputation all = Recomputation::of_all(claim, evidence);
  const Reproduction usual = all.usual();
  CheckedClaim checked{
      all.claimed(), usual.reckoning, Recomputation::of_its_source(claim, evidence).usual().reckoning, {}, {}};
  if (checked.best.verdict == Verdict::consistent) return checked;
  checked.reproduced_by = reproductions(all, usual);
  if (checked.best.verdict != Verdict::inconsistent || !all.may_mix()) return checked;
  const auto mixed =
      std::find_if(checked.reproduced_by.begin(), checked.reproduced_by.end(),
                   [&](const Reproduction& one) { return mixes_definitions(claim, evidence, one, usual); });
  if (mixed == checked.reproduced_by.end()) return checked;
  checked.mixed = *mixed;
  checked.best.verdict = Verdict::consistent;
  return checked;
}

}  // namespace capex::core
