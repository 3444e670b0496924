#include "analysis/recomputation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analysis/claim_number.hpp"
#include "capex/analysis/total.hpp"
#include "capex/error.hpp"

namespace capex {
namespace {

std::vector<Subject> operands_of(const Claim& claim) {
  std::vector<Subject> subjects;
  if (claim.kind != ClaimKind::total) subjects.push_back(claim.subject);
  subjects.insert(subjects.end(), claim.parts.begin(), claim.parts.end());
  return subjects;
}

/// What a source itself says: its figures, and its claims.
CompanyRecord said_by(const CompanyRecord& record, SourceId source) {
  CompanyRecord own{record.company, {}, {}};
  for (const Series& series : record.series) {
    Series kept = series;
    kept.figures.erase(std::remove_if(kept.figures.begin(), kept.figures.end(),
                                      [source](const Figure& figure) { return figure.source != source; }),
                       kept.figures.end());
    if (!kept.figures.empty()) own.series.push_back(std::move(kept));
  }
  std::copy_if(record.claims.begin(), record.claims.end(), std::back_inserter(own.claims),
               [source](const Claim& claim) { return claim.source == source; });
  return own;
}

template <class Row, class Matches>
void drop(std::vector<Row>& rows, const Matches& matches) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), matches), rows.end());
}

}  // namespace

Recomputation::Recomputation(const Claim& claim, const Evidence& evidence, bool own)
    : claim_(&claim), evidence_(&evidence), claimed_(claimed_number(claim)), subjects_(operands_of(claim)) {
  const auto& chain = evidence.definitions;
  for (const Subject& subject : subjects_) {
    std::vector<MeasureId>& measures = definitions_.emplace_back();
    measures.push_back(subject.measure);
    if (std::find(chain.begin(), chain.end(), subject.measure) != chain.end()) {
      std::copy_if(chain.begin(), chain.end(), std::back_inserter(measures),
                   [&subject](MeasureId measure) { return measure != subject.measure; });
    }
    const auto found = evidence.companies.find(subject.company);
    if (found == evidence.companies.end()) {
      throw Error(ErrorCode::not_found, fmt::format("claim {}: one of its companies is not among the evidence: "
                                                    "give the records of all that its parts name",
                                                    claim.key));
    }
    if (records_.find(subject.company) != records_.end()) continue;
    records_.emplace(subject.company, own ? said_by(found->second, claim.source) : found->second);
  }
  for (auto& [company, record] : records_) {
    drop(record.claims, [&claim](const Claim& other) {
      return other.kind == ClaimKind::growth && claim.kind == ClaimKind::growth && other.subject == claim.subject &&
             other.parts == claim.parts;
    });
    // An equivalent is of a figure in another currency.
    if (claim.kind == ClaimKind::equivalent) {
      drop(record.series, [&claim](const Series& series) { return series.currency == claim.currency; });
    }
  }
}

Reckoning Recomputation::usual() {
  Alternative alternative;
  for (const std::vector<MeasureId>& measures : definitions_) alternative.measures.push_back(measures.front());
  const auto lacking = [](const Reckoning& reckoning) {
    return std::count_if(reckoning.operands.begin(), reckoning.operands.end(),
                         [](const Observation& operand) { return !has_value(operand.status); });
  };
  Reckoning best = in(alternative);
  for (std::size_t tried = 1; tried < evidence_->definitions.size() && lacking(best) > 0; ++tried) {
    bool tries_another = false;
    for (std::size_t i = 0; i < definitions_.size(); ++i) {
      // A claim that names its definition means no other.
      if (subjects_[i].measure != evidence_->definitions.front()) continue;
      alternative.measures[i] = evidence_->definitions[tried];
      tries_another = true;
    }
    if (!tries_another) break;
    Reckoning other = in(alternative);
    if (lacking(other) < lacking(best)) best = std::move(other);
  }
  return best;
}

Reckoning Recomputation::in(const Alternative& alternative) {
  Reckoning result = claim_->kind == ClaimKind::growth  ? growth_in(alternative)
                     : claim_->kind == ClaimKind::share ? share_in(alternative)
                                                        : sum_in(alternative);
  const bool decides = has_value(result.computed.status) && has_value(claimed_.status) &&
                       (result.computed.bounds.has_low() || result.computed.bounds.has_high());
  for (const Observation& operand : result.operands) result.computed.flags |= operand.flags;
  if (decides) {
    result.verdict = meet(claimed_.bounds, result.computed.bounds) ? Verdict::consistent : Verdict::inconsistent;
  }
  return result;
}

bool Recomputation::converts(const Reckoning& reckoning) const {
  if (claim_->kind == ClaimKind::growth || claim_->kind == ClaimKind::share) return false;
  return std::any_of(reckoning.operands.begin(), reckoning.operands.end(), [this](const Observation& operand) {
    return operand.stated_currency.is_money() && operand.stated_currency != claim_->currency;
  });
}

std::vector<ClaimId> Recomputation::equivalents(const Reckoning& reckoning) {
  std::optional<Currency> foreign;
  for (const Observation& operand : reckoning.operands) {
    const Currency stated = operand.stated_currency;
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
  return printed.rate.kind == RateKind::issuer ? std::optional(printed.rate.rate) : std::nullopt;
}

const CompanyRecord& Recomputation::record(CompanyId company) const {
  return records_.at(company);
}

RatePolicy Recomputation::policy(std::size_t operand, const Alternative& alternative) const {
  const RatePolicy published{RateKind::on, claim_->known_on, {}};
  switch (alternative.rate) {
    case Alternative::Rate::average:
      return {};
    case Alternative::Rate::closing:
      return {RateKind::closing, {}, {}};
    case Alternative::Rate::publication_day:
      return published;
    case Alternative::Rate::implied:
      return {RateKind::fixed, {}, implied_.at(alternative.implied_by).rate};
    case Alternative::Rate::usual:
      break;
  }
  const Subject& subject = subjects_[operand];
  const bool foreseen = subject.basis == Basis::guidance || subject.period.last() > claim_->known_on;
  return foreseen ? published : RatePolicy{};
}

Question Recomputation::question(std::size_t operand, const Alternative& alternative) const {
  Question question;
  question.measures = {alternative.measures[operand]};
  question.basis = subjects_[operand].basis;
  question.scope = subjects_[operand].scope;
  question.rate = policy(operand, alternative);
  question.max_rate_age = evidence_->max_rate_age;
  question.as_of = evidence_->as_of;
  if (alternative.figures == Alternative::Figures::known_when_claimed) {
    question.as_of = std::min(question.as_of, claim_->known_on);
  }
  if (alternative.figures == Alternative::Figures::first_stated) question.vintage = VintageChoice::first;
  return question;
}

Label Recomputation::label(const Subject& subject) const {
  return name_of(subject.period, record(subject.company).company.calendar);
}

const Observation& Recomputation::observe(std::size_t operand, const Alternative& alternative,
                                          std::optional<Currency> in) {
  const Asked key{operand, alternative.measures[operand], alternative.rate, alternative.implied_by,
                  alternative.figures};
  const auto found = observed_.find(key);
  if (found != observed_.end()) return found->second;
  Question asked = question(operand, alternative);
  asked.in = in;
  const Subject& subject = subjects_[operand];
  Observation seen = show(record(subject.company), asked, {label(subject)}, evidence_->rates).front();
  if (alternative.rate == Alternative::Rate::implied && seen.rate.kind == RateKind::fixed) {
    seen.rate.kind = RateKind::issuer;
  }
  return observed_.emplace(key, std::move(seen)).first->second;
}

Reckoning Recomputation::growth_in(const Alternative& alternative) {
  const GrowthAnswer answer = growth_between(record(claim_->subject.company), question(0, alternative),
                                             label(subjects_.back()), label(subjects_.front()), evidence_->rates);
  Reckoning result;
  result.operands = {answer.amount, answer.base};
  result.computed = growth_in_billionths(answer.growth);
  return result;
}

Reckoning Recomputation::share_in(const Alternative& alternative) {
  const Observation& part = observe(0, alternative, std::nullopt);
  const Observation& whole =
      observe(1, alternative, part.currency.is_money() ? std::optional(part.currency) : std::nullopt);
  Reckoning result;
  result.operands = {part, whole};
  result.computed = factor_in_billionths(grow(part, whole));
  return result;
}

Reckoning Recomputation::sum_in(const Alternative& alternative) {
  Reckoning result;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    result.operands.push_back(observe(i, alternative, claim_->currency));
  }
  result.computed = claim_->kind == ClaimKind::equivalent ? bounded(result.operands.front())
                                                          : bounded(sum_of(result.operands, claim_->subject.period));
  return result;
}

}  // namespace capex
