#include "ask/answer/explained.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "analysis/answer/choose_series.hpp"
#include "analysis/answer/elsewhere.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

ExplanationNames names_in(const Snapshot& snapshot) {
  return {[&snapshot](MeasureId id) { return snapshot.measure(id); },
          [&snapshot](SourceId id) { return snapshot.source(id); },
          [&snapshot](VariantId id) { return snapshot.variant(id); },
          [&snapshot](SeriesId series, const Period& period, SourceId source) {
            return snapshot.words(series, period, source);
          },
          [&snapshot](SeriesId series, const Period& period, SourceId source) {
            return snapshot.corrections(series, period, source);
          }};
}

// What to do where there is no number; the explanation says why.
std::string remedy(const Explanation& root, const Snapshot& snapshot, const PlacedRecord& record,
                   const Question& question, const Label& label) {
  switch (status_of(root)) {
    case Status::missing:
      if (const auto nearest = question.terms.empty() ? nearest_days(record, question, label) : std::nullopt)
        return nearest_words(nearest);
      [[fallthrough]];
    case Status::missing_base:
      if (question.terms.empty() && choose_series(record, question, {}) == nullptr)
        return hint(snapshot, record, question);
      return fmt::format("'capex list periods {}' shows what there is", record->company.key);
    case Status::no_rate:
    case Status::stale_rate:
      return other_ways;
    case Status::not_money:
      return "leave out --in";
    default:
      return "";
  }
}

}  // namespace

Explained ask_explanation(const Snapshot& snapshot, const ExplainAsked& asked, const Request& request,
                          const Tell& note) {
  const Label& label = asked.label;
  Question question = request.question(snapshot);
  const CompanyRecord found = record_of(snapshot, asked.company);
  const PlacedRecord record(found);
  if (const auto other = asked.summed ? std::nullopt : only_elsewhere(record, question, {label})) {
    question = about(std::move(question), *other);
    note(fmt::format("{}: nothing of what was asked for {}; explained is the only one that has it, {} ({}, {})",
                     record->company.key, to_string(label), snapshot.measure(other->measure).key,
                     to_string(other->basis), other->scope));
  }
  const ExplanationNames names = names_in(snapshot);
  const Period days = resolve(label, record->company.calendar);
  Explained answer;
  Explanation& explanation = answer.explanation;
  if (asked.summed) {
    const GroupRecord group = group_of(snapshot, asked.company);
    check_fixed_rate(snapshot, request.provider(), question, group.companies, days, note);
    const RateTable rates = rates_for(snapshot, group.companies, question, request.provider());
    const TotalRules rules{{}, asked.allow_missing};
    explanation = asked.grown ? explain_total_growth(group, question, label, request.over(), rates, names, rules)
                              : explain_total(group, question, label, rates, names, rules);
  } else {
    check_fixed_rate(snapshot, request.provider(), question, std::vector{found}, days, note);
    const RateTable rates = rates_for(snapshot, {found}, question, request.provider());
    explanation = asked.grown ? explain_growth(record, question, label, request.over(), rates, names)
                              : explain(record, question, label, rates, names);
  }
  if (!has_value(status_of(explanation))) answer.advice = remedy(explanation, snapshot, record, question, label);
  return answer;
}

}  // namespace capex::core
