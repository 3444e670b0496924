// What a claim about a group comes to by the sum of its members.
#include "analysis/claims/recomputation.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// The step from the base to the label, where it is a common one.
std::optional<Step> step_between(const Label& base, const Label& label) {
  for (const Step step : {Step::year, Step::half, Step::quarter}) {
    try {
      if (earlier(label, step) == base) return step;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::usage) throw;  // a year has no year-ago half
    }
  }
  return std::nullopt;
}

/// A sum as an answer for the subject. Members in several currencies have none: nobody named a rate.
template <class Sum>
Observation sum_for(const Subject& subject, const Question& asked, const Sum& sum_up) {
  Observation sum(subject.period);
  sum.status = Status::no_rate;
  try {
    sum = sum_up();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::currency_mismatch) throw;
  }
  sum.company = subject.company;
  sum.measure = asked.measures.front();
  sum.basis = subject.basis;
  sum.scope = subject.scope;
  return sum;
}

}  // namespace

bool Recomputation::is_sum(std::size_t operand, const Alternative& alternative) const {
  return alternative.of_members && evidence_->members.find(subjects_[operand].company) != evidence_->members.end();
}

GroupRecord Recomputation::group(CompanyId company) const {
  GroupRecord group{record(company), evidence_->members.at(company), {}};
  for (const Member& member : group.members) group.companies.push_back(record(member.company));
  return group;
}

Observation Recomputation::members_sum(std::size_t operand, const Question& asked) const {
  const Subject& subject = subjects_[operand];
  return sum_for(subject, asked,
                 [&] { return total(group(subject.company), asked, {label(subject)}, evidence_->rates).front().sum; });
}

GrowthAnswer Recomputation::members_growth(const Alternative& alternative) const {
  const Question asked = question(0, alternative);
  const Subject& base = subjects_.back();
  const Subject& amount = subjects_.front();
  const GroupRecord record = group(amount.company);
  const Label of = label(amount);
  const Label on = label(base);
  GrowthAnswer answer{of, on, Observation(amount.period), Observation(base.period), {}};
  // Amount and base of a member are of one vintage where the step between them is a common one.
  const auto step = step_between(on, of);
  const auto sums = [&](bool of_base) {
    if (step) {
      const TotalGrowth grown = total_growth(record, asked, {of}, *step, evidence_->rates).front();
      return of_base ? grown.base.sum : grown.amount.sum;
    }
    return total(record, asked, {on, of}, evidence_->rates)[of_base ? 0 : 1].sum;
  };
  answer.amount = sum_for(amount, asked, [&] { return sums(false); });
  answer.base = sum_for(base, asked, [&] { return sums(true); });
  answer.growth = grow(answer.amount, answer.base);
  return answer;
}

}  // namespace capex::core
