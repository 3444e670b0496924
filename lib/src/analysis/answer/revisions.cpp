// How an answer changed as more became known.

#include <algorithm>
#include <set>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/choose_series.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// What a reader of a revision would see changed.
bool same_answer(const Observation& a, const Observation& b) {
  const auto same_operand = [](const Operand& one, const Operand& other) {
    return one.sign == other.sign && one.figure.period == other.figure.period &&
           one.figure.source == other.figure.source && one.figure.amount == other.figure.amount;
  };
  return a.status == b.status && a.period == b.period && a.currency == b.currency && a.claim == b.claim &&
         a.amount == b.amount && a.bounds == b.bounds && a.flags == b.flags &&
         std::equal(a.operands.begin(), a.operands.end(), b.operands.begin(), b.operands.end(), same_operand);
}

}  // namespace

std::vector<Revision> revisions(const PlacedRecord& record, const Question& question, const Label& label,
                                const RateTable& rates) {
  if (question.net_of || !question.terms.empty()) {
    throw Error(ErrorCode::usage, "revisions are of one series: ask for those of each part of a sum by itself");
  }
  std::vector<Revision> changes;
  // The series that answers in the end is the one whose course is told.
  const Series* series = choose_series(record, question, {label});
  if (series == nullptr) return changes;
  std::set<Date> days;
  for (const Figure& figure : series->figures) days.insert(figure.known_on);
  for (const Claim& claim : record->claims) days.insert(claim.known_on);
  const CompanyRecord alone{record->company, {*series}, record->claims};
  Question then = question;
  then.measures = {series->measure};
  for (const Date day : days) {
    if (day > question.as_of) break;
    then.as_of = day;
    Observation observation = show(alone, then, {label}, rates.as_of(day)).front();
    const bool nothing_yet = changes.empty() && observation.status == Status::missing;
    if (nothing_yet || (!changes.empty() && same_answer(changes.back().observation, observation))) continue;
    changes.push_back({day, std::move(observation)});
  }
  return changes;
}

}  // namespace capex::core
