#include <utility>

#include "analysis/answer/total.hpp"
#include "analysis/answer/total_parts.hpp"
#include "analysis/standing/bounded_amount.hpp"

namespace capex::core {
namespace {

/// One company's amount and base, and its own growth.
struct Grown {
  Observation amount;
  Observation base;
  Growth growth;
};

/// One a label. On the first basis that has each of amount and base; where that is one for both, they are of one
/// vintage and the growth may be a claim.
std::vector<Grown> grown(const PlacedRecord& company, const std::vector<Question>& questions,
                         const std::vector<Label>& labels, Step over, const RateTable& rates) {
  std::vector<std::vector<GrowthAnswer>> answers;
  for (const Question& question : questions) answers.push_back(growth(company, question, labels, over, rates));
  std::vector<Grown> result;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    Grown one{
        first_there(answers.size(), [&](std::size_t basis) -> const Observation& { return answers[basis][i].amount; }),
        first_there(answers.size(), [&](std::size_t basis) -> const Observation& { return answers[basis][i].base; }),
        {}};
    if (one.amount.basis == one.base.basis) {
      for (const auto& answer : answers) {
        if (answer[i].amount.basis == one.amount.basis) one.growth = answer[i].growth;
      }
    } else {
      if (has_value(one.amount.status) && has_value(one.base.status)) one.amount.flags |= Flag::mixed_basis;
      one.growth = grow(one.amount, one.base);
    }
    result.push_back(std::move(one));
  }
  return result;
}

using Growths = std::vector<std::vector<Grown>>;  // one a company and label

Growths growths_of(const std::vector<PlacedRecord>& companies, const Question& question,
                   const std::vector<Label>& labels, Step over, const RateTable& rates, const TotalRules& rules) {
  const std::vector<Question> questions = on_each_basis(question, rules);
  Growths answers;
  for (const PlacedRecord& company : companies) answers.push_back(grown(company, questions, labels, over, rates));
  return answers;
}

/// By one definition, as total() chooses it, of what has both periods; else each by its own.
Growths by_one_definition(const std::vector<PlacedRecord>& companies, const Question& question,
                          const std::vector<Label>& labels, Step over, const RateTable& rates,
                          const TotalRules& rules) {
  if (question.measures.size() < 2 || rules.each_own) {
    return growths_of(companies, question, labels, over, rates, rules);
  }
  std::vector<Growths> by_measure;
  Question asked = question;
  for (const MeasureId measure : question.measures) {
    asked.measures = {measure};
    by_measure.push_back(growths_of(companies, asked, labels, over, rates, rules));
  }
  const auto one = one_definition(by_measure.size(), companies.size(), labels.size(),
                                  [&](std::size_t measure, std::size_t member, std::size_t label) {
                                    const Grown& both = by_measure[measure][member][label];
                                    return has_value(both.amount.status) && has_value(both.base.status);
                                  });
  return one ? std::move(by_measure[*one]) : growths_of(companies, question, labels, over, rates, rules);
}

bool of_one_measure(const Total& total) {
  return !has_value(total.sum.status) || total.sum.measure != MeasureId{};
}

std::optional<Ratio> contribution(const MemberAnswer& amount, const MemberAnswer& base, const TotalGrowth& total) {
  if (!total.growth.factor || !amount.counted || !base.counted) return std::nullopt;
  if (!of_one_measure(total.amount) || !of_one_measure(total.base)) return std::nullopt;
  return Ratio(Int128{bounded(amount.observation).point} - bounded(base.observation).point, *total.base.sum.amount);
}

}  // namespace

std::vector<TotalGrowth> total_growth(const GroupRecord& record, const Question& question,
                                      const std::vector<Label>& labels, Step over, const RateTable& rates,
                                      const TotalRules& rules) {
  std::vector<TotalGrowth> totals;
  if (labels.empty()) return totals;
  const std::vector<PlacedRecord> companies = members_on(record, last_day(record, labels));
  Growths answers = by_one_definition(companies, question, labels, over, rates, rules);
  std::vector<Grown> stated = grown(record.group, on_each_basis(question, rules), labels, over, rates);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::vector<Observation> observations;
    for (const auto& answer : answers) observations.push_back(answer[i].amount);
    std::vector<MemberAnswer> amounts, bases;
    std::vector<MemberGrowth> members;
    for (const std::size_t at : by_size(observations)) {
      Grown& member = answers[at][i];
      const bool amount_is_there = has_value(member.amount.status);
      const bool base_is_there = has_value(member.base.status);
      const bool both = amount_is_there && base_is_there;
      const CompanyId company = companies[at]->company.id;
      amounts.push_back({company, std::move(member.amount), rules.allow_missing ? both : amount_is_there});
      bases.push_back({company, std::move(member.base), rules.allow_missing ? both : base_is_there});
      members.push_back({member.growth});
    }
    TotalGrowth one{
        add_up(record, labels[i], std::move(amounts), std::move(stated[i].amount), rules.allow_missing),
        add_up(record, earlier(labels[i], over), std::move(bases), std::move(stated[i].base), rules.allow_missing),
        {},
        stated[i].growth,
        std::move(members)};
    one.growth = grow(one.amount.sum, one.base.sum);
    for (std::size_t m = 0; m < one.members.size(); ++m) {
      one.members[m].contribution = contribution(one.amount.members[m], one.base.members[m], one);
    }
    totals.push_back(std::move(one));
  }
  return totals;
}

}  // namespace capex::core
