// The rates that a source's other equivalents imply, for what a claim of it converts.
#include <algorithm>

#include "analysis/claims/recomputation.hpp"
#include "analysis/claims/statements.hpp"

namespace capex::core {

bool Recomputation::converts(const Reckoning& reckoning) const {
  if (claim_->kind == ClaimKind::growth || claim_->kind == ClaimKind::share) return false;
  return std::any_of(reckoning.operands.begin(), reckoning.operands.end(), [this](const Observation& operand) {
    return operand.stated().currency.is_money() && operand.stated().currency != claim_->currency;
  });
}

std::vector<ClaimId> Recomputation::equivalents(const Reckoning& reckoning) {
  std::optional<Currency> foreign;
  for (const Observation& operand : reckoning.operands) {
    const Currency stated = operand.stated().currency;
    if (!stated.is_money() || stated == claim_->currency) continue;
    if (foreign && *foreign != stated) return {};  // one rate does not convert two currencies
    foreign = stated;
  }
  std::vector<ClaimId> found;
  if (!foreign) return found;
  for (const auto& [company, record] : evidence_->companies) {
    for (const Claim& other : record.claims) {
      const auto rate = implied_by(other, record, *foreign);
      if (!rate) continue;
      found.push_back(other.id);
      implied_.insert_or_assign(other.id, *rate);
    }
  }
  return found;
}

std::optional<ExchangeRate> Recomputation::implied_by(const Claim& equivalent, const CompanyRecord& record,
                                                      Currency foreign) const {
  if (equivalent.kind != ClaimKind::equivalent || equivalent.source != claim_->source || equivalent.id == claim_->id ||
      equivalent.subject == claim_->subject || equivalent.currency != claim_->currency) {
    return std::nullopt;
  }
  CompanyRecord own = said_by(record, claim_->source);
  drop(own.series, [foreign](const Series& series) { return series.currency != foreign; });
  Question asked;
  asked.measures = {equivalent.subject.measure};
  asked.basis = equivalent.subject.basis;
  asked.scope = equivalent.subject.scope;
  asked.in = equivalent.currency;
  asked.rate.kind = RateKind::issuer;
  asked.as_of = evidence_->as_of;
  const Label label = name_of(equivalent.subject.period, record.company.calendar);
  const Observation printed = show(own, asked, {label}, {}).front();
  return printed.rate().kind == RateKind::issuer ? std::optional(printed.rate().rate) : std::nullopt;
}

}  // namespace capex::core
