#include "capex/analysis/check.hpp"

#include "analysis/recomputation.hpp"

namespace capex {

CheckedClaim check(const Claim& claim, const Evidence& evidence) {
  Recomputation all = Recomputation::of_all(claim, evidence);
  CheckedClaim checked{all.claimed(), all.usual(), Recomputation::of_its_source(claim, evidence).usual(), {}};
  if (checked.best.verdict != Verdict::consistent) checked.reproduced_by = reproductions(all, checked.best);
  return checked;
}

}  // namespace capex
