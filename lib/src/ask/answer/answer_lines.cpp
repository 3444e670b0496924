#include "ask/answer/answer_lines.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "analysis/rates/conversion.hpp"
#include "analysis/standing/standing.hpp"

namespace capex::core {

std::vector<Figure> figures_behind(const CompanyRecord& record, const Observation& observation) {
  std::vector<Figure> behind;
  for (const Series& series : record.series) {
    if (series.id != observation.series) continue;
    const auto add = [&](const Period& period) {
      const auto figures = figures_of(series, period);
      behind.insert(behind.end(), figures.begin(), figures.end());
    };
    for (const Operand& operand : observation.operands) add(operand.figure.period);
    if (observation.operands.size() > 1) add(observation.period);  // what a sum goes before
  }
  return behind;
}

namespace {

// The periods of a series at its ends; nothing of none.
std::optional<std::pair<Period, Period>> ends_of(const CompanyRecord& record, SeriesId id) {
  for (const Series& series : record.series) {
    if (series.id != id || series.figures.empty()) continue;
    const auto later = [](const Figure& a, const Figure& b) { return a.period.end() < b.period.end(); };
    const auto last = std::max_element(series.figures.begin(), series.figures.end(), later);
    return std::pair(series.figures.front().period, last->period);
  }
  return std::nullopt;
}

}  // namespace

void tell_fallback(AnswerLine& line, const CompanyRecord& record, const Question& question) {
  line.fallback = question.measures.size() > 1 && line.amount.series != SeriesId{} &&
                  line.amount.measure != question.measures.front();
  line.has_first = line.fallback && std::any_of(record.series.begin(), record.series.end(), [&](const Series& one) {
                     return one.measure == question.measures.front() && one.basis == line.amount.basis &&
                            one.scope == line.amount.scope;
                   });
}

AnswerLine line_of(const PlacedRecord& record, const Question& question, const Label& label, Observation amount) {
  Observation stated = amount.as_stated();
  AnswerLine line{record->company, label, {}, std::move(amount), std::move(stated), {}, {}, {}};
  line.figures = figures_behind(record, line.stated);
  line.others = record->series.size();
  if (line.amount.status == Status::missing) line.known = ends_of(record, line.amount.series);
  if (line.amount.status == Status::missing && question.terms.empty() && !question.net_of) {
    line.elsewhere = elsewhere(record, question, label);
    line.nearest = nearest_days(record, question, label);
  }
  tell_fallback(line, record, question);
  return line;
}

AnswerLine line_of(const PlacedRecord& record, const Question& question, GrowthAnswer answer) {
  AnswerLine line = line_of(record, question, answer.label, std::move(answer.amount));
  line.base_label = answer.base_label;
  line.base = std::move(answer.base);
  line.growth = std::move(answer.growth);
  if (line.base->flags.has(Flag::sources_disagree)) line.base_figures = figures_behind(record, *line.base);
  if (line.base->status == Status::missing && !line.known) line.known = ends_of(record, line.base->series);
  if (line.base->status == Status::missing && question.terms.empty() && !question.net_of) {
    line.base_elsewhere = elsewhere(record, question, *line.base_label);
    line.base_nearest = nearest_days(record, question, *line.base_label);
  }
  return line;
}

void name(const AnswerLine& line, const CompanyRecord& record, const Snapshot& snapshot, Names& names) {
  const auto source = [&](SourceId id) {
    if (names.sources.find(id) == names.sources.end()) names.sources.emplace(id, snapshot.source(id));
  };
  const auto measure = [&](MeasureId id) {
    if (id != MeasureId{} && names.measures.find(id) == names.measures.end()) {
      names.measures.emplace(id, snapshot.measure(id));
    }
  };
  names.companies.emplace(line.company.id, line.company.key);
  if (line.otherwise) {
    for (const auto& [company, id] : line.otherwise->by) measure(id);
  }
  for (const auto* topics : {&line.elsewhere, &line.base_elsewhere}) {
    for (const Topic& topic : *topics) measure(topic.measure);
  }
  const auto observation = [&](const Observation& one) {
    measure(one.measure);
    measure(one.net_of);
    measure(one.lacking);
    for (const Operand& operand : one.operands) {
      measure(operand.measure);
      source(operand.figure.source);
      const VariantId variant = operand.figure.variant;
      if (line.place && variant != VariantId{} && names.variants.find(variant) == names.variants.end()) {
        names.variants.emplace(variant, snapshot.variant(variant));
      }
    }
    for (const Claim& claim : record.claims) {
      if (claim.id != one.claim || one.claim == ClaimId{}) continue;
      names.claims.emplace(claim.id, claim);
      source(claim.source);
    }
  };
  observation(line.amount);
  if (line.base) observation(*line.base);
  if (line.intensity && line.intensity->per) observation(*line.intensity->per);
  if (line.base_intensity && line.base_intensity->per) observation(*line.base_intensity->per);
  for (const auto* figures : {&line.figures, &line.base_figures}) {
    for (const Figure& figure : *figures) source(figure.source);
  }
}

bool lacks_rate(const AnswerLine& line) {
  const auto lacks = [](const Observation& one) {
    return one.status == Status::no_rate || one.status == Status::stale_rate;
  };
  return lacks(line.amount) || (line.base && lacks(*line.base));
}

void note_other_currencies(const CompanyRecord& record, SeriesId answered, const Tell& note) {
  const auto chosen = std::find_if(record.series.begin(), record.series.end(),
                                   [answered](const Series& series) { return series.id == answered; });
  if (chosen == record.series.end()) return;
  for (const Series& other : record.series) {
    if (other.id == answered || other.measure != chosen->measure || other.basis != chosen->basis ||
        other.scope != chosen->scope) {
      continue;
    }
    note(fmt::format(
        "{}: answered from its figures in {}; those in {} are left out ('capex list periods {}' shows both)",
        record.company.key, chosen->currency.code(), other.currency.code(), record.company.key));
  }
}

}  // namespace capex::core
