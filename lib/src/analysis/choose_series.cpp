#include <algorithm>
#include <tuple>

#include "analysis/candidates.hpp"
#include "capex/analysis/answer.hpp"

namespace capex {

boost::container::small_vector<const Series*, 4> candidates_of(const CompanyRecord& record, const Question& question) {
  boost::container::small_vector<const Series*, 4> candidates;
  for (const MeasureId measure : question.measures) {
    const auto first = static_cast<std::ptrdiff_t>(candidates.size());
    for (const Series& series : record.series) {
      if (series.measure == measure && series.basis == question.basis && series.scope == question.scope) {
        candidates.push_back(&series);
      }
    }
    std::sort(candidates.begin() + first, candidates.end(), [&](const Series* a, const Series* b) {
      const auto order = [&](const Series* series) {
        return std::tuple(record.company.reporting_currency != series->currency, question.in != series->currency,
                          series->currency);
      };
      return order(a) < order(b);
    });
  }
  return candidates;
}

const Series* choose_series(const CompanyRecord& record, const Question& question, const std::vector<Label>& labels) {
  const Series* fallback = nullptr;
  Timeline timeline;
  for (const Series* series : candidates_of(record, question)) {
    timeline.assign(*series, question.as_of, question.vintage);
    if (timeline.histories().empty()) continue;
    const bool reached = std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
      return timeline.reaches(place(timeline, label, record.company.calendar, question.align).period);
    });
    if (reached) return series;
    if (fallback == nullptr) fallback = series;
  }
  return fallback;
}

}  // namespace capex
