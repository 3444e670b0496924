// Answers in the strict formats.
#include <algorithm>

#include "ask/answer/answers.hpp"
#include "ask/answer/reasons.hpp"
#include "io/rows/observation_rows.hpp"

namespace capex::core {

ObservationNames names_of(const Company& company, const Label& label, const Observation& observation,
                          const Names& names) {
  ObservationNames found;
  found.company = company.key;
  const auto measure = names.measures.find(observation.measure);
  if (measure != names.measures.end()) found.measure = measure->second.key;
  found.calendar = company.calendar;
  found.period = to_string(label);
  for (const Operand& operand : observation.operands) {
    const auto source = names.sources.find(operand.figure.source);
    if (source != names.sources.end()) found.sources.push_back(source->second.key);
  }
  for (const Operand& operand : observation.operands) {
    const auto part = names.measures.find(operand.measure);
    if (part != names.measures.end()) found.parts.emplace(part->first, part->second.key);
  }
  const auto net_of = names.measures.find(observation.net_of);
  if (net_of != names.measures.end()) found.net_of = net_of->second.key;
  const auto claim = names.claims.find(observation.claim);
  if (claim != names.claims.end()) found.claim = claim->second.key;
  return found;
}

std::vector<std::string> answer_columns(const Answers& answers) {
  if (answers.wanted.totals) return answers.wanted.grown() ? total_growth_columns() : total_columns();
  std::vector<std::string> columns = answers.wanted.grown() ? growth_columns() : show_columns();
  const auto append = [&columns](const std::vector<std::string>& more) {
    columns.insert(columns.end(), more.begin(), more.end());
  };
  if (answers.wanted.kind == Wanted::Kind::revisions) columns.push_back("since");
  if (answers.wanted.split) append(split_columns());
  if (answers.wanted.per) append(per_columns());
  if (answers.wanted.per && answers.wanted.grown()) append(per_growth_columns());
  if (answers.wanted.outcomes) columns.push_back("outcome");
  return columns;
}

std::vector<Row> answer_rows(const Answers& answers) {
  std::vector<Row> rows;
  rows.reserve(answers.lines.size());
  for (const AnswerLine& line : answers.lines) {
    const ObservationNames names = names_of(line.company, line.label, line.amount, answers.names);
    if (line.place) {
      rows.push_back(line.base ? total_growth_row(*line.place, line.amount, names, *line.base,
                                                  to_string(*line.base_label), line.growth ? &*line.growth : nullptr)
                               : total_row(*line.place, line.amount, names));
      continue;
    }
    rows.push_back(line.growth ? growth_row(line.amount, names, *line.base, to_string(*line.base_label), *line.growth)
                               : show_row(line.amount, names));
    const auto append = [&rows](const Row& more) { rows.back().insert(rows.back().end(), more.begin(), more.end()); };
    if (line.since) append({to_string(*line.since)});
    if (line.split) append(split_cells(*line.growth, *line.local, *line.split));
    if (line.intensity) append(per_cells(answers.names.per, *line.intensity));
    if (line.intensity_change) append(per_growth_cells(*line.base_intensity, *line.intensity_change));
    if (answers.wanted.outcomes) append({line.outcome ? Cell(std::string(to_string(*line.outcome))) : Cell()});
  }
  return rows;
}

}  // namespace capex::core
