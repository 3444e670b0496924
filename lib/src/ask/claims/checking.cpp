#include "ask/claims/checking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "analysis/claims/check.hpp"
#include "analysis/explain/reasons.hpp"
#include "ask/answer/telling.hpp"
#include "ask/claims/claims_check.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

// The companies by their ids, each read once.
class Companies {
 public:
  explicit Companies(const Snapshot& snapshot) : snapshot_(snapshot) {}
  const Company& operator()(CompanyId id) {
    const auto found = known_.find(id);
    return found != known_.end() ? found->second : known_.emplace(id, snapshot_.company(id)).first->second;
  }

 private:
  const Snapshot& snapshot_;
  std::map<CompanyId, Company> known_;
};

std::vector<Claim> claims_asked_for(const Snapshot& snapshot, const std::vector<Claim>& all, const ClaimFilter& filter,
                                    Companies& companies) {
  std::set<CompanyId> wanted_companies;
  for (const std::string& name : filter.companies) wanted_companies.insert(snapshot.company(name).id);
  std::set<SourceId> wanted_sources;
  for (const std::string& key : filter.sources) wanted_sources.insert(snapshot.source(key).id);
  std::vector<Label> labels;
  if (!filter.periods.empty()) {
    labels = read_member("period", filter.periods, [](const std::string& text) { return parse_labels(text); });
  }
  const auto is_asked_for = [&](const Claim& claim) {
    const std::vector<Subject> subjects = subjects_of(claim);
    const bool of_company =
        wanted_companies.empty() || std::any_of(subjects.begin(), subjects.end(), [&](const Subject& subject) {
          return wanted_companies.count(subject.company) > 0;
        });
    const bool of_source = wanted_sources.empty() || wanted_sources.count(claim.source) > 0;
    const FiscalCalendar& calendar = companies(claim.subject.company).calendar;
    const bool of_period = labels.empty() || std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
                             return resolve(label, calendar) == claim.subject.period;
                           });
    return of_company && of_source && of_period;
  };
  std::vector<Claim> claims;
  std::copy_if(all.begin(), all.end(), std::back_inserter(claims), is_asked_for);
  return claims;
}

// Of every company that the claims speak of, and of those whose equivalents their sources print.
Evidence evidence_for(const Snapshot& snapshot, const std::vector<Claim>& claims, const std::vector<Claim>& all,
                      const Request& request) {
  std::set<SourceId> sources;
  for (const Claim& claim : claims) sources.insert(claim.source);
  std::vector<Claim> spoken = claims;
  std::copy_if(all.begin(), all.end(), std::back_inserter(spoken), [&](const Claim& claim) {
    return claim.kind == ClaimKind::equivalent && sources.count(claim.source) > 0;
  });
  Evidence evidence = unconverted_evidence_of(snapshot, spoken);
  evidence.rates = snapshot.rates(request.provider());
  evidence.max_rate_age = request.max_rate_age();
  return evidence;
}

CheckNames names_for(const Snapshot& snapshot, const Claim& claim, const CheckedClaim& checked,
                     const std::map<ClaimId, std::string>& claim_keys, Companies& companies) {
  CheckNames names;
  names.source = snapshot.source(claim.source).key;
  for (const Subject& subject : subjects_of(claim))
    names.companies.emplace(subject.company, companies(subject.company));
  std::set<MeasureId> measures;
  const auto name = [&](const Reckoning& reckoning) {
    for (const Observation& operand : reckoning.operands) measures.insert(operand.measure);
  };
  name(checked.best);
  name(checked.own);
  if (checked.mixed) name(checked.mixed->reckoning);
  for (const Reproduction& one : checked.reproduced_by) {
    name(one.reckoning);
    const auto found = claim_keys.find(one.alternative.implied_by);
    if (found != claim_keys.end()) names.claims.insert(*found);
  }
  for (const MeasureId id : measures) names.measures.emplace(id, snapshot.measure(id).key);
  return names;
}

// Why a rate is missing that a claim needs, and who has it.
std::set<std::string> rate_gaps(const Snapshot& snapshot, const std::vector<CheckLine>& lines,
                                const Evidence& evidence) {
  std::set<std::string> gaps;
  for (const CheckLine& line : lines) {
    for (const Observation& operand : line.checked.best.operands) {
      if (operand.status != Status::no_rate && operand.status != Status::stale_rate) continue;
      const Currency from = operand.stated().currency;
      const Currency to = line.claim.currency.is_money() ? line.claim.currency : operand.currency;
      Question question;
      question.rate = usual_rate(line.claim, operand.basis, operand.period);
      question.max_rate_age = evidence.max_rate_age;
      const std::string others = rates_elsewhere(snapshot, evidence.rates, from, to, question, operand.period);
      const Company& company = evidence.companies.at(operand.company).company;
      gaps.insert(
          fmt::format("{} {}: {}, {}{}", company.key, to_string(name_of(operand.period, company.calendar)),
                      to_string(operand.status),
                      rate_gap_words(evidence.rates, from, to, question.rate, evidence.max_rate_age, operand.period),
                      others.empty() ? "" : "; " + others));
    }
  }
  return gaps;
}

bool is_inconsistent(const CheckedClaim& checked) {
  return checked.best.verdict == Verdict::inconsistent || checked.own.verdict == Verdict::inconsistent;
}

}  // namespace

CheckedClaims ask_check(const Snapshot& snapshot, const ClaimFilter& filter, const Request& request) {
  CheckedClaims checked_claims;
  Companies companies(snapshot);
  const std::vector<Claim> all = snapshot.claims();
  const std::vector<Claim> claims = claims_asked_for(snapshot, all, filter, companies);
  const Evidence evidence = evidence_for(snapshot, claims, all, request);
  std::map<ClaimId, std::string> claim_keys;
  for (const auto& [id, record] : evidence.companies) {
    for (const Claim& claim : record.claims) claim_keys.emplace(claim.id, claim.key);
  }

  for (const Claim& claim : claims) {
    CheckedClaim checked = check(claim, evidence);
    ++checked_claims.counts[checked.best.verdict];
    const bool well = checked.best.verdict == Verdict::consistent && !is_inconsistent(checked);
    if (filter.verdict ? checked.best.verdict != *filter.verdict : well && !filter.all) continue;
    CheckNames names = names_for(snapshot, claim, checked, claim_keys, companies);
    checked_claims.lines.push_back({claim, std::move(checked), std::move(names)});
  }
  checked_claims.asked = claims.size();
  checked_claims.provider = evidence.rates.provider();
  const std::set<std::string> gaps = rate_gaps(snapshot, checked_claims.lines, evidence);
  checked_claims.gaps.assign(gaps.begin(), gaps.end());
  return checked_claims;
}

std::vector<std::string> notes_of(const CheckedClaims& checked, const ClaimFilter& filter) {
  std::vector<std::string> notes;
  if (checked.asked == 0) notes.emplace_back("no claim is about that: 'capex sql \"select * from claims\"' lists all");
  notes.insert(notes.end(), checked.gaps.begin(), checked.gaps.end());
  if (checked.lines.empty()) return notes;
  const auto count = [&](Verdict verdict) {
    const auto found = checked.counts.find(verdict);
    return found == checked.counts.end() ? 0 : found->second;
  };
  notes.push_back(fmt::format("{}: {} consistent, {} inconsistent, {} undecidable{}",
                              counted(static_cast<std::int64_t>(checked.asked), "claim", "claims"),
                              count(Verdict::consistent), count(Verdict::inconsistent), count(Verdict::undecidable),
                              filter.all || filter.verdict ? "" : " (--all lists the consistent ones too)"));
  return notes;
}

Rows rows_of(const CheckedClaims& checked) {
  Rows rows{check_columns(), {}};
  for (const CheckLine& one : checked.lines) rows.rows.push_back(check_row(one.claim, one.checked, one.names));
  return rows;
}

}  // namespace capex::core
