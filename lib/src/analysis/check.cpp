#include "capex/analysis/check.hpp"

#include "analysis/recomputation.hpp"

namespace capex {

CheckedClaim check(const Claim& claim, const Evidence& evidence) {
  Recomputation all = Recomputation::of_all(claim, evidence);
  const Reproduction usual = all.usual();
  CheckedClaim checked{
      all.claimed(), usual.reckoning, Recomputation::of_its_source(claim, evidence).usual().reckoning, {}};
  if (checked.best.verdict != Verdict::consistent) checked.reproduced_by = reproductions(all, usual);
  return checked;
}

}  // namespace capex
