// An observation, from its currency down to the figures and claims that it rests on.
#include <fmt/core.h>

#include <algorithm>

#include "analysis/answer/growth.hpp"
#include "analysis/explain/explaining.hpp"
#include "analysis/explain/reasons.hpp"
#include "analysis/rates/conversion.hpp"
#include "analysis/standing/alignment.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "analysis/standing/timeline.hpp"
#include "model/fineness.hpp"
#include "model/measure.hpp"
#include "money/amount_words.hpp"

namespace capex::core {
namespace {

SeriesName name_of(const Explaining& from, const Observation& observation) {
  const bool measured = observation.measure != MeasureId{};
  return {{from.record->company.key, measured ? from.names.measure(observation.measure).key : "", observation.basis,
           observation.scope},
          observation.currency};
}

const Series* find_series(const CompanyRecord& record, SeriesId id) {
  const auto found =
      std::find_if(record.series.begin(), record.series.end(), [id](const Series& series) { return series.id == id; });
  return found == record.series.end() ? nullptr : &*found;
}

/// "2024H1 = FY2024 (2023-07-01..2024-06-30) less 2023H2 (2023-07-01..2023-12-31)"
std::string tiling_words(const Explaining& from, const Series& series, const Observation& observation) {
  std::string text = called(from, series, observation.period) + " =";
  for (const Operand& operand : observation.operands) {
    const char* link = operand.sign < 0 ? " less" : " plus";
    if (&operand != &observation.operands.front() || operand.sign < 0) text += link;
    text += fmt::format(" {} ({})", called(from, series, operand.figure.period), days_of(operand.figure.period));
  }
  return text;
}

/// Why a sum answers for a period and not what is stated for it.
std::string why_summed(const Explaining& from, const Series& series, const Observation& observation) {
  const auto passed_over = timeline_of(from, series).passed_over(observation.period);
  if (!passed_over.empty()) {
    return fmt::format(
        "{}, which its source states for it and for a longer period that ends that day, is the longer one's",
        amount_words(passed_over.front()->amount, series.currency));
  }
  const auto direct = figures_of(series, observation.period);
  const auto stands = direct.empty() ? std::nullopt : standing(direct, series.basis, from.question.as_of);
  if (!stands) return fmt::format("no source states {} itself", called(from, series, observation.period));
  const std::string amount = amount_words(stands->figure->amount, series.currency);
  const Figure& first = observation.operands.front().figure;
  if (stands->figure->variant != first.variant) {
    return fmt::format("what is stated for it, {}, follows another definition", amount);
  }
  if (!meet(bounds_or_open(stands->figure->amount), observation.stated().bounds)) {
    return fmt::format("what is stated for it, {}, is of lower rank and misses it", amount);
  }
  return fmt::format("narrower than what is stated for it, {}", amount);
}

void add_sum(const Explaining& from, const Series& series, const Observation& observation, Explanation& step) {
  step.kind = StepKind::sum;
  for (const Operand& operand : observation.operands) step.parts.push_back(figure_step(from, series, operand));
  step.reasons.push_back(tiling_words(from, series, observation));
  step.reasons.push_back(why_summed(from, series, observation));
}

void add_implied(const Explaining& from, const Series& series, const Claim& claim, Explanation& step) {
  step.kind = StepKind::implied;
  step.parts.push_back(amount_step(from, timeline_of(from, series).observe(claim.subject.period),
                                   called(from, series, claim.subject.period)));
  step.parts.push_back(claim_step(from, claim));
  step.reasons.push_back("no figures state it or add up to it; a source states the growth on it");
}

void add_flags(const Observation& observation, Explanation& step) {
  for (const Flag flag : list(observation.flags)) {
    const std::string words = flag_words(flag, observation);
    if (!words.empty()) step.reasons.push_back(words);
  }
}

/// What one measure adds to an observation that is made of several.
struct Share {
  MeasureId measure{};  // 0 for the observation's own
  int sign = 1;
};

/// In the order in which they are added up; nothing of an observation of one series.
std::vector<Share> shares_of(const Explaining& from, const Observation& observation) {
  std::vector<Share> shares;
  const auto& operands = observation.operands;
  const auto is_of_another = [](const Operand& operand) { return operand.measure != MeasureId{}; };
  if (observation.net_of == MeasureId{} && observation.lacking == MeasureId{} &&
      std::none_of(operands.begin(), operands.end(), is_of_another)) {
    return shares;
  }
  if (!std::all_of(operands.begin(), operands.end(), is_of_another)) shares.push_back({MeasureId{}, 1});
  for (const MeasureTerm& term : from.question.terms) {
    const bool is_part = term.id == observation.lacking ||
                         std::any_of(operands.begin(), operands.end(),
                                     [&](const Operand& operand) { return operand.measure == term.id; });
    if (is_part) shares.push_back({term.id, term.sign});
  }
  if (observation.net_of != MeasureId{}) shares.push_back({observation.net_of, -1});
  return shares;
}

Explanation stated_step(const Explaining& from, const Observation& observation, const std::string& label);

/// One of them, by the very figures that the observation read.
Explanation share_step(const Explaining& from, const Observation& observation, const Share& share,
                       const std::string& label) {
  Observation part(observation.alone(), observation.period);
  if (share.measure != MeasureId{}) part.measure = share.measure;
  part.currency = observation.stated().currency;
  const auto series = std::find_if(from.record->series.begin(), from.record->series.end(), [&](const Series& one) {
    return one.measure == part.measure && one.basis == part.basis && one.scope == part.scope &&
           one.currency == part.currency;
  });
  if (series != from.record->series.end()) part.series = series->id;
  BoundedAmount number{Status::derived, {}, 0, Bounds::exactly(0)};
  bool fits = true;
  for (Operand operand : observation.operands) {
    if (operand.measure != share.measure) continue;
    operand.sign *= share.sign;
    operand.measure = {};
    const BoundedAmount amount = bounded(operand.figure.amount);
    fits = fits && number.add(operand.sign, amount);
    if (!has_point(amount.status)) number.status = Status::limit;
    part.operands.push_back(operand);
  }
  if (part.operands.empty()) {
    part.gap = observation.gap;
  } else if (!fits) {
    part.lose(Status::overflow);
  } else {
    if (number.status != Status::limit && part.operands.size() == 1) number.status = Status::stated;
    part.set(number);
  }
  Explanation step = stated_step(from, part, label);
  step.sign = share.sign;
  return step;
}

/// "free-cash-flow is operating-cash-flow - capex-cash"
std::string definition_words(const Explaining& from, const Observation& observation) {
  const std::string key = from.names.measure(observation.measure).key;
  std::string text = from.question.terms.empty() ? key : key + " is " + to_string(from.question.terms);
  if (observation.net_of != MeasureId{}) text += ", less " + from.names.measure(observation.net_of).key;
  return text;
}

void add_shares(const Explaining& from, const Observation& observation, const std::vector<Share>& shares,
                const std::string& label, Explanation& step) {
  step.kind = has_value(observation.status) ? StepKind::sum : StepKind::missing;
  step.reasons.push_back(definition_words(from, observation));
  for (const Share& share : shares) {
    Explanation part = share_step(from, observation, share, label);
    if (has_value(observation.status)) {
      step.parts.push_back(std::move(part));
    } else if (const auto* amount = std::get_if<AmountIn>(&part.number); !has_value(amount->amount.status)) {
      const std::string key =
          from.names.measure(share.measure == MeasureId{} ? observation.measure : share.measure).key;
      for (const std::string& why : part.reasons) step.reasons.push_back(key + ": " + why);
    }
  }
}

/// The observation in the currency of its series.
Explanation stated_step(const Explaining& from, const Observation& observation, const std::string& label) {
  Explanation step;
  if (const std::vector<Share> shares = shares_of(from, observation); !shares.empty()) {
    add_shares(from, observation, shares, label, step);
    step.number = AmountIn{bounded(observation), observation.currency};
    step.series = name_of(from, observation);
    step.label = label;
    step.period = observation.period;
    add_flags(observation, step);
    return step;
  }
  const Series* series = find_series(from.record, observation.series);
  const Claim* claim = find_claim(from.record, observation.claim);
  if (series == nullptr) {
    step.reasons.push_back("nothing of this measure, basis and scope is stated");
  } else if (claim != nullptr) {
    add_implied(from, *series, *claim, step);
  } else if (observation.operands.size() > 1) {
    add_sum(from, *series, observation, step);
  } else if (observation.operands.size() == 1) {
    step = figure_step(from, *series, observation.operands.front());
  } else {
    const bool open = series->kind == MeasureKind::flow && !observation.gap;
    step.reasons.push_back(open ? "the limits that are stated leave it open on both sides"
                                : gap_words(observation, from.names.measure(observation.measure).key));
  }
  step.number = AmountIn{bounded(observation), observation.currency};
  step.series = name_of(from, observation);
  step.label = label;
  step.period = observation.period;
  add_flags(observation, step);
  return step;
}

std::string policy_words(const RatePolicy& policy, const Series* series, const Period& period) {
  if (policy.kind != RateKind::average) return "rate asked for: " + to_string(policy);
  const bool flow = series == nullptr || series->kind == MeasureKind::flow;
  if (period.days() == 1) return "an instant converts at its day";
  return flow ? "a flow converts at the average of its period" : "converts at the average of its period";
}

Explanation missing_rate(const std::string& reason) {
  Explanation step;
  step.reasons.push_back(reason);
  return step;
}

/// Below a step that says the observation in another currency.
void convert(const Explaining& from, const Observation& observation, Explanation& step) {
  const Question& question = from.question;
  if (observation.status == Status::not_money) {
    step.reasons.push_back("a count has no currency");
  } else if (observation.status == Status::overflow) {
    step.reasons.push_back(fmt::format("the amount does not fit in {}", observation.currency.code()));
  } else if (has_value(observation.status)) {
    const bool of_base = question.constant_currency && observation.rate().last < observation.period.first();
    step.reasons.push_back(
        of_base ? "at constant currency both periods convert at the rate of the base period"
                : policy_words(question.rate, find_series(from.record, observation.series), observation.period));
    step.parts.push_back(rate_step(from, observation.rate(), observation.period));
  } else if (question.rate.kind == RateKind::issuer) {
    step.parts.push_back(
        missing_rate(fmt::format("its source prints no equivalent in {}", observation.currency.code())));
  } else {
    step.parts.push_back(
        missing_rate(rate_gap_words(from.rates, observation.stated().currency, observation.currency, question.rate,
                                    question.max_rate_age, observation.period, observation.basis)));
  }
}

}  // namespace

std::string called(const Explaining& from, const Series& series, const Period& period) {
  return to_string(name_of(timeline_of(from, series), period, from.record->company.calendar));
}

Explanation amount_step(const Explaining& from, const Observation& observation, const std::string& label) {
  const Observation before = observation.as_stated();
  Explanation stated = stated_step(from, before, label);
  if (!observation.conversion || !has_value(before.status)) {
    stated.number = AmountIn{bounded(observation), observation.currency};
    return stated;
  }
  Explanation step;
  step.kind = StepKind::conversion;
  step.number = AmountIn{bounded(observation), observation.currency};
  step.series = name_of(from, observation);
  step.label = label;
  step.period = observation.period;
  step.parts.push_back(std::move(stated));
  const Claim* equivalent = find_claim(from.record, observation.claim);
  if (has_value(observation.status) && observation.rate().kind == RateKind::issuer && equivalent != nullptr) {
    step.kind = StepKind::equivalent;
    step.parts.push_back(claim_step(from, *equivalent));
  }
  convert(from, observation, step);
  return step;
}

}  // namespace capex::core
