#include "capex/analysis/total.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "analysis/total_parts.hpp"
#include "capex/error.hpp"

namespace capex {
namespace {

bool holds(const Member& member, Date day) {
  return (!member.since || *member.since <= day) && (!member.until || day < *member.until);
}

const CompanyRecord& record_of(const GroupRecord& record, const Member& member) {
  for (const CompanyRecord& company : record.companies) {
    if (company.company.id == member.company) return company;
  }
  throw Error(ErrorCode::usage, fmt::format("{}: its member {} has no record", record.group.company.key, member.key));
}

/// One observation a label, on the first basis that has it.
std::vector<Observation> shown(const CompanyRecord& company, const std::vector<Question>& questions,
                               const std::vector<Label>& labels, const RateTable& rates) {
  std::vector<std::vector<Observation>> answers;
  for (const Question& question : questions) answers.push_back(show(company, question, labels, rates));
  std::vector<Observation> result;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    result.push_back(
        first_there(answers.size(), [&](std::size_t basis) -> const Observation& { return answers[basis][i]; }));
  }
  return result;
}

}  // namespace

std::vector<const CompanyRecord*> members_on(const GroupRecord& record, Date day) {
  std::vector<const CompanyRecord*> found;
  for (const Member& member : record.members) {
    if (!holds(member, day)) continue;
    const CompanyRecord* one = &record_of(record, member);
    if (std::find(found.begin(), found.end(), one) == found.end()) found.push_back(one);
  }
  return found;
}

std::vector<Total> total(const GroupRecord& record, const Question& question, const std::vector<Label>& labels,
                         const RateTable& rates, const TotalRules& rules) {
  std::vector<Total> totals;
  if (labels.empty()) return totals;
  const std::vector<Question> questions = on_each_basis(question, rules);
  const std::vector<const CompanyRecord*> companies = members_on(record, last_day(record, labels));
  std::vector<std::vector<Observation>> answers;  // one a company and label
  for (const CompanyRecord* company : companies) answers.push_back(shown(*company, questions, labels, rates));
  std::vector<Observation> stated = shown(record.group, questions, labels, rates);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::vector<Observation> observations;
    for (auto& answer : answers) observations.push_back(std::move(answer[i]));
    std::vector<MemberAnswer> members;
    for (const std::size_t at : by_size(observations)) {
      const bool counted = has_value(observations[at].status);
      members.push_back({companies[at]->company.id, std::move(observations[at]), counted});
    }
    totals.push_back(add_up(record, labels[i], std::move(members), std::move(stated[i]), rules.allow_missing));
  }
  return totals;
}

}  // namespace capex
