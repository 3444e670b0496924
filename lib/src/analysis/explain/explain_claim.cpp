// A claim as a step of an explanation.
#include <algorithm>

#include "analysis/answer/growth.hpp"
#include "analysis/explain/explaining.hpp"
#include "analysis/standing/alignment.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "analysis/verify/doubt.hpp"

namespace capex::core {
namespace {

// As the series of the claim's kind is called, where the record has one.
std::string called(const Explaining& from, const Subject& subject) {
  const auto& all = from.record->series;
  const auto is_of = [&](const Series& series) { return subject_of(series, subject.period) == subject; };
  const auto found = std::find_if(all.begin(), all.end(), is_of);
  if (found != all.end()) return called(from, *found, subject.period);
  return to_string(name_of(subject.period, from.record->company.calendar));
}

}  // namespace

const Claim* find_claim(const CompanyRecord& record, ClaimId id) {
  const auto found = std::find_if(record.claims.begin(), record.claims.end(),
                                  [id](const Claim& claim) { return id != ClaimId{} && claim.id == id; });
  return found == record.claims.end() ? nullptr : &*found;
}

Explanation claim_step(const Explaining& from, const Claim& claim) {
  Explanation step;
  step.kind = StepKind::claim;
  if (claim.currency.is_money()) {
    step.number = AmountIn{bounded(claim.stated), claim.currency};
  } else {
    step.number = claimed_growth(claim);
    if (!claim.parts.empty()) step.base_label = called(from, claim.parts.front());
  }
  step.period = claim.subject.period;
  step.label = called(from, claim.subject);
  step.statement = Statement{from.names.source(claim.source), claim.stated, claim.currency, claim.words, claim.key};
  return step;
}

}  // namespace capex::core
