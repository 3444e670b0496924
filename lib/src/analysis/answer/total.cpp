#include "analysis/answer/total.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "analysis/answer/mixtures.hpp"
#include "analysis/answer/total_parts.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

bool is_member(const Member& member, Date day) {
  return (!member.since || *member.since <= day) && (!member.until || day < *member.until);
}

const CompanyRecord& record_of(const GroupRecord& record, const Member& member) {
  for (const CompanyRecord& company : record.companies) {
    if (company.company.id == member.company) return company;
  }
  throw Error(ErrorCode::usage, fmt::format("{}: its member {} has no record", record.group.company.key, member.key));
}

/// One observation a label, on the first basis that has it.
std::vector<Observation> shown(const PlacedRecord& company, const std::vector<Question>& questions,
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

using LabelledAnswers = std::vector<std::vector<Observation>>;  // one a company and label

LabelledAnswers answers_of(const std::vector<PlacedRecord>& companies, const Question& question,
                           const std::vector<Label>& labels, const RateTable& rates, const TotalRules& rules) {
  const std::vector<Question> questions = on_each_basis(question, rules);
  LabelledAnswers answers;
  for (const PlacedRecord& company : companies) answers.push_back(shown(company, questions, labels, rates));
  return answers;
}

/// The answers by each of the measures asked for; none where there is only one to ask for.
std::vector<LabelledAnswers> by_each_measure(const std::vector<PlacedRecord>& companies, const Question& question,
                                             const std::vector<Label>& labels, const RateTable& rates,
                                             const TotalRules& rules) {
  std::vector<LabelledAnswers> all;
  if (question.measures.size() < 2) return all;
  Question one = question;
  for (const MeasureId measure : question.measures) {
    one.measures = {measure};
    all.push_back(answers_of(companies, one, labels, rates, rules));
  }
  return all;
}

/// Other definitions of members by which they come to what is stated for the group; nothing where the sum does.
std::optional<OtherwiseMet> met_otherwise(const Total& total, const std::vector<PlacedRecord>& companies,
                                          const std::vector<LabelledAnswers>& by_measure, std::size_t label) {
  const bool compared = has_value(total.difference.status) && total.stated.currency == total.sum.currency;
  if (!compared || meet(total.sum.bounds, total.stated.bounds)) return std::nullopt;
  std::vector<std::vector<Observation>> alternatives;
  for (const MemberAnswer& member : total.members) {
    if (!member.counted) continue;
    std::vector<Observation>& ways = alternatives.emplace_back();
    ways.push_back(member.observation);
    const auto at = std::find_if(companies.begin(), companies.end(),
                                 [&](const PlacedRecord& company) { return company->company.id == member.company; });
    for (const LabelledAnswers& answers : by_measure) {
      const Observation& other = answers[static_cast<std::size_t>(at - companies.begin())][label];
      if (has_value(other.status) && other.measure != member.observation.measure &&
          other.currency == member.observation.currency) {
        ways.push_back(other);
      }
    }
  }
  const auto found =
      mixture_that(alternatives, [&](const Observation& sum) { return meet(sum.bounds, total.stated.bounds); });
  if (!found) return std::nullopt;
  OtherwiseMet met{{}, found->sum};
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    if (found->chosen[i] == 0) continue;
    const Observation& other = alternatives[i][found->chosen[i]];
    met.by.emplace_back(other.company, other.measure);
  }
  return met;
}

}  // namespace

std::vector<PlacedRecord> members_on(const GroupRecord& record, Date day) {
  std::vector<PlacedRecord> found;
  for (const Member& member : record.members) {
    if (!is_member(member, day)) continue;
    const CompanyRecord& one = record_of(record, member);
    const bool is_named_before = std::any_of(
        found.begin(), found.end(), [&](const PlacedRecord& before) { return before->company.id == one.company.id; });
    if (!is_named_before) found.emplace_back(one);
  }
  return found;
}

std::vector<Total> total(const GroupRecord& record, const Question& question, const std::vector<Label>& labels,
                         const RateTable& rates, const TotalRules& rules) {
  std::vector<Total> totals;
  if (labels.empty()) return totals;
  const std::vector<PlacedRecord> companies = members_on(record, last_day(record, labels));
  const std::vector<LabelledAnswers> by_measure = by_each_measure(companies, question, labels, rates, rules);
  std::optional<std::size_t> one;
  if (!rules.each_own) {
    one = one_definition(by_measure.size(), companies.size(), labels.size(),
                         [&](std::size_t measure, std::size_t member, std::size_t label) {
                           return has_value(by_measure[measure][member][label].status);
                         });
  }
  LabelledAnswers answers = one ? by_measure[*one] : answers_of(companies, question, labels, rates, rules);
  std::vector<Observation> stated = shown(record.group, on_each_basis(question, rules), labels, rates);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::vector<Observation> observations;
    for (auto& answer : answers) observations.push_back(std::move(answer[i]));
    std::vector<MemberAnswer> members;
    for (const std::size_t at : by_size(observations)) {
      const bool counted = has_value(observations[at].status);
      members.push_back({companies[at]->company.id, std::move(observations[at]), counted});
    }
    totals.push_back(add_up(record, labels[i], std::move(members), std::move(stated[i]), rules.allow_missing));
    if (!by_measure.empty()) totals.back().otherwise = met_otherwise(totals.back(), companies, by_measure, i);
  }
  return totals;
}

}  // namespace capex::core
