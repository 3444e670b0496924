#include "analysis/claims/recomputation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "analysis/answer/total.hpp"
#include "analysis/claims/claim_number.hpp"
#include "analysis/claims/statements.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

std::vector<Subject> operands_of(const Claim& claim) {
  std::vector<Subject> subjects;
  if (claim.kind != ClaimKind::total) subjects.push_back(claim.subject);
  subjects.insert(subjects.end(), claim.parts.begin(), claim.parts.end());
  return subjects;
}

}  // namespace

RatePolicy usual_rate(const Claim& claim, Basis basis, const Period& period) {
  const bool foreseen = basis == Basis::guidance || period.last() > claim.known_on;
  return foreseen ? RatePolicy{RateKind::on, claim.known_on, {}} : RatePolicy{};
}

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
    take(subject.company, own);
    const auto group = evidence.members.find(subject.company);
    if (group == evidence.members.end()) continue;
    for (const Member& member : group->second) take(member.company, own);
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
    placed_.emplace(company, record);
  }
}

void Recomputation::take(CompanyId company, bool own) {
  const auto found = evidence_->companies.find(company);
  if (found == evidence_->companies.end()) {
    throw Error(ErrorCode::not_found, fmt::format("claim {}: one of its companies is not among the evidence: give the "
                                                  "records of all that it names, and of the members of its groups",
                                                  claim_->key));
  }
  if (records_.find(company) != records_.end()) return;
  records_.emplace(company, own ? said_by(found->second, claim_->source) : found->second);
}

Reproduction Recomputation::usual() {
  const auto lacking = [](const Reckoning& reckoning) {
    return std::count_if(reckoning.operands.begin(), reckoning.operands.end(),
                         [](const Observation& operand) { return !has_value(operand.status); });
  };
  std::optional<Reproduction> best;
  for (const bool of_members : {false, true}) {
    if (of_members && !has_groups()) break;
    for (const std::vector<MeasureId>& measures : meanings()) {
      Alternative alternative;
      alternative.of_members = of_members;
      alternative.measures = measures;
      Reckoning other = in(alternative);
      if (!best || lacking(other) < lacking(best->reckoning)) best = {std::move(alternative), std::move(other)};
      if (lacking(best->reckoning) == 0) return *best;
    }
  }
  return *best;
}

std::vector<std::vector<MeasureId>> Recomputation::meanings() const {
  const std::vector<MeasureId>& chain = evidence_->definitions;
  std::vector<std::vector<MeasureId>> found;
  for (std::size_t tried = 0; tried < std::max<std::size_t>(chain.size(), 1); ++tried) {
    std::vector<MeasureId> measures;
    for (const Subject& subject : subjects_) {
      // A claim that names its definition means no other.
      const bool general = !chain.empty() && subject.measure == chain.front();
      measures.push_back(general ? chain[tried] : subject.measure);
    }
    if (found.empty() || measures != found.back()) found.push_back(std::move(measures));
  }
  return found;
}

bool Recomputation::has_groups() const {
  return std::any_of(subjects_.begin(), subjects_.end(), [this](const Subject& subject) {
    return evidence_->members.find(subject.company) != evidence_->members.end();
  });
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

const PlacedRecord& Recomputation::record(CompanyId company) const {
  return placed_.at(company);
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
  return usual_rate(*claim_, subjects_[operand].basis, subjects_[operand].period);
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
  return name_of(subject.period, record(subject.company)->company.calendar);
}

const Observation& Recomputation::observe(std::size_t operand, const Alternative& alternative,
                                          std::optional<Currency> in) {
  const Asked key{operand,
                  alternative.measures[operand],
                  alternative.rate,
                  alternative.implied_by,
                  alternative.figures,
                  alternative.of_members};
  const auto found = observed_.find(key);
  if (found != observed_.end()) return found->second;
  Question asked = question(operand, alternative);
  asked.in = in;
  const Subject& subject = subjects_[operand];
  Observation seen = is_sum(operand, alternative)
                         ? members_sum(operand, asked)
                         : show(record(subject.company), asked, {label(subject)}, evidence_->rates).front();
  if (alternative.rate == Alternative::Rate::implied && seen.rate().kind == RateKind::fixed) {
    seen.conversion->rate.kind = RateKind::issuer;
  }
  return observed_.emplace(key, std::move(seen)).first->second;
}

Reckoning Recomputation::growth_in(const Alternative& alternative) {
  const GrowthAnswer answer = is_sum(0, alternative)
                                  ? members_growth(alternative)
                                  : growth_between(record(claim_->subject.company), question(0, alternative),
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
  // A count is added up as it is: it has no currency to be converted into.
  const auto in = claim_->currency.is_money() ? std::optional(claim_->currency) : std::nullopt;
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    result.operands.push_back(observe(i, alternative, in));
  }
  result.computed = claim_->kind == ClaimKind::equivalent ? bounded(result.operands.front())
                                                          : bounded(sum_of(result.operands, claim_->subject.period));
  return result;
}

}  // namespace capex::core
