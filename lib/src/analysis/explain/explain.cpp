#include "analysis/explain/explain.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "analysis/explain/explaining.hpp"
#include "analysis/explain/reasons.hpp"
#include "analysis/standing/alignment.hpp"

namespace capex::core {
namespace {

bool has_measure(const CompanyRecord& record, const Question& question, MeasureId measure) {
  return std::any_of(record.series.begin(), record.series.end(), [&](const Series& series) {
    return series.measure == measure && series.basis == question.basis && series.scope == question.scope;
  });
}

/// Which of the measures asked for answers, and why those before it do not.
void say_measure(const Explaining& from, const Observation& observation, Explanation& root) {
  const std::vector<MeasureId>& measures = from.question.measures;
  if (measures.size() < 2 || observation.series == SeriesId{}) return;
  std::string without;
  for (const MeasureId measure : measures) {
    if (measure == observation.measure) break;
    const bool beaten = has_measure(from.record, from.question, measure);
    without += fmt::format("{}{}{}", without.empty() ? "" : " and ", beaten ? "" : "there is no ",
                           from.names.measure(measure).key);
    if (beaten) without += " answers less of the period and the one a year before";
  }
  root.reasons.push_back(
      fmt::format("{}: {}", from.names.measure(observation.measure).key,
                  without.empty() ? "the first of the default measures" : "the default measure, as " + without));
}

void say_series(const Explaining& from, const Observation& observation, Explanation& root) {
  for (const Series& other : from.record->series) {
    if (other.id == observation.series || other.measure != observation.measure || other.basis != observation.basis ||
        other.scope != observation.scope || observation.series == SeriesId{}) {
      continue;
    }
    root.reasons.push_back(fmt::format("answered from the figures in {}; those in {} are left out",
                                       observation.stated().currency.code(), other.currency.code()));
  }
}

/// Why a fiscal name is of these days.
void say_days(const Explaining& from, const Observation& observation, const Label& label, Explanation& root) {
  if (!label.is_fiscal() || observation.skew != Skew{}) return;
  Timeline timeline;
  for (const Series& series : from.record->series) {
    if (series.id == observation.series) timeline.assign(series, from.question.as_of, from.question.vintage);
  }
  const std::string words = placement_words(timeline, label, observation.period, from.record->company.calendar);
  if (!words.empty()) root.reasons.push_back(words);
}

void say_question(const Explaining& from, const Observation& observation, Explanation& root) {
  say_measure(from, observation, root);
  say_series(from, observation, root);
  if (from.question.as_of != latest) {
    root.reasons.push_back(fmt::format("as of {}: only what was known then", to_string(from.question.as_of)));
  }
  if (from.question.vintage == VintageChoice::first) {
    root.reasons.emplace_back("figures as before any restatement");
  }
}

/// Why a growth is none, where amount and base do not say so themselves.
void say_no_growth(const GrowthAnswer& answer, Explanation& root) {
  const std::string base = to_string(answer.base_label);
  switch (answer.growth.status) {
    case Status::missing_base:
      root.reasons.push_back(base + " is missing, and no source states the growth itself");
      break;
    case Status::zero_base:
      root.reasons.push_back(base + " is 0, and nothing can be said to grow from it");
      break;
    case Status::negative_base:
      root.reasons.push_back(base + " is below 0, and a growth on it means nothing");
      break;
    default:
      break;
  }
}

}  // namespace

Explanation explain(const PlacedRecord& record, const Question& question, const Label& label, const RateTable& rates,
                    const ExplanationNames& names) {
  const Explaining from{record, question, rates, names};
  const Observation observation = show(record, question, {label}, rates).front();
  Explanation root = amount_step(from, observation, to_string(label));
  say_days(from, observation, label, root);
  say_question(from, observation, root);
  return root;
}

Explanation explain_growth(const PlacedRecord& record, const Question& question, const Label& label, Step over,
                           const RateTable& rates, const ExplanationNames& names) {
  const Explaining from{record, question, rates, names};
  const GrowthAnswer answer = growth(record, question, {label}, over, rates).front();
  Explanation root;
  root.kind = StepKind::growth;
  if (const Claim* claim = find_claim(record, answer.growth.claim)) {
    root.kind = StepKind::claimed_growth;
    root.parts.push_back(claim_step(from, *claim));
    root.reasons.emplace_back(
        "the base is implied by the claim of this very growth, so the growth is the claim itself");
  }
  root.number = answer.growth;
  root.label = to_string(label);
  root.base_label = to_string(answer.base_label);
  root.period = answer.amount.period;
  root.parts.push_back(amount_step(from, answer.amount, root.label));
  root.parts.push_back(amount_step(from, answer.base, root.base_label));
  root.series = root.parts[root.parts.size() - 2].series;
  say_no_growth(answer, root);
  say_days(from, answer.amount, label, root);
  say_question(from, answer.amount, root);
  return root;
}

}  // namespace capex::core
