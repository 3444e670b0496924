#include "capex/analysis/elsewhere.hpp"

#include <algorithm>
#include <set>

#include "analysis/coverage_of.hpp"

namespace capex {
namespace {

Topic topic_of(const Series& series) {
  return {series.measure, series.basis, series.scope};
}

bool asks_about(const Question& question, const Series& series) {
  const auto& measures = question.measures;
  return series.basis == question.basis && series.scope == question.scope &&
         std::find(measures.begin(), measures.end(), series.measure) != measures.end();
}

bool answers(const Series& series, const CompanyRecord& record, const Question& question,
             const std::vector<Label>& labels) {
  Timeline timeline(series, question.as_of, question.vintage);
  if (timeline.histories().empty()) return false;
  return labels.empty() || std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
           return timeline.reaches(place(timeline, label, record.company.calendar, question.align).period);
         });
}

}  // namespace

std::vector<Topic> elsewhere(const CompanyRecord& record, const Question& question, const Label& label) {
  std::set<Topic> topics;
  for (const Series& series : record.series) {
    if (asks_about(question, series) || topics.count(topic_of(series)) > 0) continue;
    if (answers(series, record, question, {label})) topics.insert(topic_of(series));
  }
  return {topics.begin(), topics.end()};
}

std::optional<Topic> only_elsewhere(const CompanyRecord& record, const Question& question,
                                    const std::vector<Label>& labels) {
  if (!question.terms.empty() || question.net_of) return std::nullopt;
  Timeline timeline;
  for (const Series* series : candidates_of(record, question)) {
    timeline.assign(*series, question.as_of, question.vintage);
    if (timeline.histories().empty()) continue;
    if (labels.empty() || coverage_of(timeline, record, question, labels).asked > 0) return std::nullopt;
  }
  std::set<Topic> topics;
  for (const Series& series : record.series) {
    if (asks_about(question, series) || !answers(series, record, question, labels)) continue;
    topics.insert(topic_of(series));
    if (topics.size() > 1) return std::nullopt;
  }
  return topics.empty() ? std::nullopt : std::optional(*topics.begin());
}

Question about(Question question, const Topic& topic) {
  question.measures = {topic.measure};
  question.basis = topic.basis;
  question.scope = topic.scope;
  return question;
}

}  // namespace capex
