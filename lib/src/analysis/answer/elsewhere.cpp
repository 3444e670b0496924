#include "analysis/answer/elsewhere.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "analysis/answer/choose_series.hpp"

namespace capex::core {
namespace {

Topic topic_of(const Series& series) {
  return {series.measure, series.basis, series.scope};
}

bool is_of_the_measure(const Question& question, const Series& series) {
  const auto& measures = question.measures;
  return std::find(measures.begin(), measures.end(), series.measure) != measures.end();
}

bool asks_about(const Question& question, const Series& series) {
  return series.basis == question.basis && series.scope == question.scope && is_of_the_measure(question, series);
}

bool answers(const Series& series, const PlacedRecord& record, const Question& question,
             const std::vector<Label>& labels) {
  PlacedSeries& tried = placed(series, record, question);
  if (tried.empty()) return false;
  return labels.empty() ||
         std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return tried.place(label).reached; });
}

}  // namespace

std::vector<Topic> elsewhere(const PlacedRecord& record, const Question& question, const Label& label) {
  std::set<Topic> topics;
  for (const Series& series : record->series) {
    if (asks_about(question, series) || topics.count(topic_of(series)) > 0) continue;
    if (answers(series, record, question, {label})) topics.insert(topic_of(series));
  }
  return {topics.begin(), topics.end()};
}

std::optional<Period> nearest_days(const PlacedRecord& record, const Question& question, const Label& label) {
  if (question.align == Alignment::nearest) return std::nullopt;
  Question near = question;
  near.align = Alignment::nearest;
  std::optional<Placement> best;
  const auto moved = [](const Placement& placed) { return std::abs(placed.skew.begin) + std::abs(placed.skew.end); };
  for (const Series* series : candidates_of(record, near)) {
    PlacedSeries& tried = placed(*series, record, near);
    if (tried.empty()) continue;
    const Placement found = tried.place(label);
    if (found.reached && (!best || moved(found) < moved(*best))) best = found;
  }
  return best && best->skew != Skew{} ? std::optional(best->period) : std::nullopt;
}

std::optional<Topic> only_elsewhere(const PlacedRecord& record, const Question& question,
                                    const std::vector<Label>& labels) {
  if (!question.terms.empty() || question.net_of) return std::nullopt;
  for (const Series* series : candidates_of(record, question)) {
    PlacedSeries& tried = placed(*series, record, question);
    if (tried.empty()) continue;
    if (labels.empty() || coverage_of(tried, record, question, labels).asked > 0) return std::nullopt;
  }
  // What is of the one measure that was asked for goes before what is of others.
  std::set<Topic> of_the_measure, of_others;
  for (const Series& series : record->series) {
    if (asks_about(question, series) || !answers(series, record, question, labels)) continue;
    const bool is_of_the_one = question.measures.size() == 1 && is_of_the_measure(question, series);
    (is_of_the_one ? of_the_measure : of_others).insert(topic_of(series));
  }
  const std::set<Topic>& topics = of_the_measure.empty() ? of_others : of_the_measure;
  return topics.size() == 1 ? std::optional(*topics.begin()) : std::nullopt;
}

Question about(Question question, const Topic& topic) {
  question.measures = {topic.measure};
  question.basis = topic.basis;
  question.scope = topic.scope;
  return question;
}

}  // namespace capex::core
