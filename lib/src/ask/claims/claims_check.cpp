#include "ask/claims/claims_check.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "ask/claims/claim_words.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

constexpr std::string_view far_off_advice =
    "read the claim and the figures in their sources: one of them likely has a slip of the decimal point; 'capex "
    "check' shows what it was recomputed from";
constexpr std::string_view twice_advice =
    "read the source again: it says one of the two, or one is of another measure, scope or period";
constexpr std::string_view backwards_advice = "a growth is from an earlier period to a later one: look at its base";

bool converts(const Claim& claim) {
  return claim.kind == ClaimKind::equivalent || claim.kind == ClaimKind::total;
}

}  // namespace

std::vector<Subject> subjects_of(const Claim& claim) {
  std::vector<Subject> subjects = {claim.subject};
  subjects.insert(subjects.end(), claim.parts.begin(), claim.parts.end());
  return subjects;
}

Evidence unconverted_evidence_of(const Snapshot& snapshot, std::span<const Claim> claims) {
  Evidence evidence;
  evidence.definitions = measures_called(snapshot, default_measures);
  evidence.as_of = snapshot.as_of();
  std::set<CompanyId> needed;
  for (const Claim& claim : claims) {
    for (const Subject& subject : subjects_of(claim)) needed.insert(subject.company);
  }
  for (const CompanyId id : std::vector<CompanyId>(needed.begin(), needed.end())) {
    std::vector<Member> members = snapshot.members(id);
    for (const Member& member : members) needed.insert(member.company);
    if (!members.empty()) evidence.members.emplace(id, std::move(members));
  }
  for (const CompanyId id : needed) evidence.companies.emplace(id, record_of(snapshot, snapshot.company(id)));
  return evidence;
}

Evidence evidence_of(const Snapshot& snapshot, std::span<const Claim> claims) {
  Evidence evidence = unconverted_evidence_of(snapshot, claims);
  if (std::any_of(claims.begin(), claims.end(), converts)) evidence.rates = snapshot.rates();
  return evidence;
}

std::vector<ClaimDoubt> claim_doubts(const Snapshot& snapshot, std::span<const Claim> all,
                                     const std::function<bool(const Claim&)>& is_looked_at) {
  std::vector<Claim> looked_at;
  std::copy_if(all.begin(), all.end(), std::back_inserter(looked_at), is_looked_at);
  std::vector<ClaimDoubt> doubts;
  if (looked_at.empty()) return doubts;
  const auto thing = [](const Claim& claim) {
    return std::tuple(claim.source, claim.subject.company, claim.subject.period);
  };
  std::map<std::tuple<SourceId, CompanyId, Period>, std::vector<const Claim*>> of_one_thing;
  for (const Claim& claim : all) of_one_thing[thing(claim)].push_back(&claim);
  const Evidence evidence = evidence_of(snapshot, looked_at);
  for (const Claim& claim : looked_at) {
    const auto tell = [&](const std::string& what, std::string_view advice, const BoundedAmount& computed = {}) {
      doubts.push_back({claim, fmt::format("claim {}: {}", claim.key, what), advice, computed});
    };
    if (is_backwards(claim)) {
      const FiscalCalendar& calendar = evidence.companies.at(claim.subject.company).company.calendar;
      tell(fmt::format("its base {} does not come before {}", to_string(name_of(claim.parts.front().period, calendar)),
                       to_string(name_of(claim.subject.period, calendar))),
           backwards_advice);
      continue;
    }
    const std::vector<const Claim*>& alike = of_one_thing.at(thing(claim));
    const auto other = std::find_if(alike.begin(), alike.end(), [&](const Claim* each) {
      // Of two each is named once.
      const bool is_told = each->key < claim.key && is_looked_at(*each);
      return each->id != claim.id && !is_told && contradict(*each, claim);
    });
    if (other != alike.end()) {
      tell(fmt::format("its source says {}, and {} too (claim {})", claimed_words(claim), claimed_words(**other),
                       (*other)->key),
           twice_advice);
    }
    const CheckedClaim checked = check(claim, evidence);
    if (!is_far_off(claim, checked)) continue;
    tell(fmt::format("its source says {}, but the figures make it {}", claimed_words(claim),
                     number_words(claim, checked.best.computed)),
         far_off_advice, checked.best.computed);
  }
  return doubts;
}

Row finding_row(const ClaimDoubt& doubt, const Snapshot& snapshot) {
  const Claim& claim = doubt.claim;
  const Subject& subject = claim.subject;
  const Company company = snapshot.company(subject.company);
  const auto number = [&](std::optional<std::int64_t> value) { return claim_number(claim, value); };
  const Bounds bounds = claim.stated.bounds();
  const bool has_point = capex::has_point(doubt.computed.status);
  return {std::string("claim"),
          doubt.message,
          company.key,
          snapshot.measure(subject.measure).key,
          to_string(subject.basis),
          subject.scope,
          to_string(name_of(subject.period, company.calendar)),
          to_string(subject.period.first()),
          to_string(subject.period.last()),
          claim.currency.is_money() ? Cell(std::string(claim.currency.code())) : Cell(),
          number(claim.stated.point()),
          number(bounds.low()),
          number(bounds.high()),
          number(has_point ? std::optional(doubt.computed.point) : std::nullopt),
          number(doubt.computed.bounds.low()),
          number(doubt.computed.bounds.high()),
          Cell(),
          snapshot.source(claim.source).key,
          std::string(doubt.advice),
          Cell()};
}

}  // namespace capex::core
