#include <algorithm>
#include <tuple>

#include "capex/analysis/answer.hpp"
#include "capex/analysis/standing.hpp"

namespace capex {
namespace {

bool knows_any(const Series& series, Date as_of) {
  return std::any_of(series.figures.begin(), series.figures.end(),
                     [as_of](const Figure& figure) { return figure.known_on <= as_of; });
}

bool knows_any_of(const Series& series, const std::vector<Period>& periods, Date as_of) {
  return std::any_of(periods.begin(), periods.end(), [&](const Period& period) {
    return standing(figures_of(series, period), series.basis, as_of).has_value();
  });
}

}  // namespace

const Series* choose_series(const CompanyRecord& record, const Question& question, const std::vector<Period>& periods) {
  const Series* fallback = nullptr;
  for (const MeasureId measure : question.measures) {
    std::vector<const Series*> candidates;
    for (const Series& series : record.series) {
      if (series.measure == measure && series.basis == question.basis && series.scope == question.scope &&
          knows_any(series, question.as_of)) {
        candidates.push_back(&series);
      }
    }
    std::sort(candidates.begin(), candidates.end(), [&record](const Series* a, const Series* b) {
      const auto order = [&record](const Series* series) {
        return std::tuple(record.company.reporting_currency != series->currency, series->currency);
      };
      return order(a) < order(b);
    });
    for (const Series* series : candidates) {
      if (knows_any_of(*series, periods, question.as_of)) return series;
    }
    if (fallback == nullptr && !candidates.empty()) fallback = candidates.front();
  }
  return fallback;
}

}  // namespace capex
