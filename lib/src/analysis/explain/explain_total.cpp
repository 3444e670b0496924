// Where the sum of a group's members comes from.
#include <fmt/core.h>

#include <algorithm>

#include "analysis/explain/explaining.hpp"
#include "analysis/explain/reasons.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "money/amount_words.hpp"

namespace capex::core {
namespace {

const CompanyRecord& record_of(const GroupRecord& record, CompanyId company) {
  return *std::find_if(record.companies.begin(), record.companies.end(),
                       [company](const CompanyRecord& member) { return member.company.id == company; });
}

/// A sum and, under it, what each member adds; who adds nothing says why.
Explanation sum_step(const GroupRecord& record, const Question& question, const Total& total, const RateTable& rates,
                     const ExplanationNames& names) {
  Explanation step;
  step.kind = StepKind::sum;
  step.number = AmountIn{bounded(total.sum), total.sum.currency};
  step.label = to_string(total.label);
  step.period = total.sum.period;
  const MeasureId asked = question.measures.empty() ? MeasureId{} : question.measures.front();
  const MeasureId measure = total.sum.measure == MeasureId{} ? asked : total.sum.measure;
  step.series = SeriesName{{record.group.company.key, measure == MeasureId{} ? "" : names.measure(measure).key,
                            total.sum.basis, total.sum.scope},
                           total.sum.currency};
  std::string without;
  for (const MemberAnswer& member : total.members) {
    const CompanyRecord& company = record_of(record, member.company);
    if (!member.counted) without += (without.empty() ? "" : ", ") + company.company.key;
    step.parts.push_back(amount_step({company, question, rates, names}, member.observation, step.label));
  }
  step.reasons.push_back(total.members.empty() ? "it has no members on the day"
                                               : fmt::format("the sum of its {} members", total.members.size()));
  if (!without.empty()) step.reasons.push_back("without " + without);
  for (const Flag flag : {Flag::mixed_definitions, Flag::mixed_basis, Flag::skewed}) {
    if (total.sum.flags.has(flag)) step.reasons.push_back(flag_words(flag, total.sum));
  }
  if (has_value(total.stated.status) && total.stated.operands.size() == 1) {
    step.reasons.push_back("stated for the group itself: " +
                           amount_words(total.stated.operands.front().figure.amount, total.stated.stated().currency));
  }
  return step;
}

}  // namespace

Explanation explain_total(const GroupRecord& record, const Question& question, const Label& label,
                          const RateTable& rates, const ExplanationNames& names, const TotalRules& rules) {
  return sum_step(record, question, total(record, question, {label}, rates, rules).front(), rates, names);
}

Explanation explain_total_growth(const GroupRecord& record, const Question& question, const Label& label, Step over,
                                 const RateTable& rates, const ExplanationNames& names, const TotalRules& rules) {
  const TotalGrowth grown = total_growth(record, question, {label}, over, rates, rules).front();
  Explanation root;
  root.kind = StepKind::growth;
  root.number = grown.growth;
  root.parts = {sum_step(record, question, grown.amount, rates, names),
                sum_step(record, question, grown.base, rates, names)};
  root.label = root.parts[0].label;
  root.base_label = root.parts[1].label;
  root.period = root.parts[0].period;
  root.series = root.parts[0].series;
  return root;
}

}  // namespace capex::core
