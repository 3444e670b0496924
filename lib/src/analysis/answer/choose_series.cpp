#include <algorithm>
#include <tuple>

#include "analysis/answer/choose_series.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// Whether a growth claim implies the period, from a period that the timeline reaches.
bool is_implied(Timeline& timeline, const Period& period, const std::vector<Claim>& claims, Date as_of) {
  const Series& series = timeline.series();
  const Subject wanted{series.alone(), period};
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.kind == ClaimKind::growth && claim.known_on <= as_of && claim.parts.size() == 1 &&
           claim.parts.front() == wanted && timeline.reaches(claim.subject.period);
  });
}

/// Whether earlier() finds one: not of more than a year, nor where the calendar begins.
bool has_year_before(const Label& label) {
  if (label.kind() < LabelKind::day) return label.year() > first_year;
  return label.kind() != LabelKind::days || months_later(resolve(label), -12).last() < label.first();
}

}  // namespace

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

const Series* flow_beside(const CompanyRecord& record, const Question& question, MeasureId measure, Currency currency) {
  const auto found = std::find_if(record.series.begin(), record.series.end(), [&](const Series& series) {
    return series.measure == measure && series.basis == question.basis && series.scope == question.scope &&
           series.currency == currency && series.kind == MeasureKind::flow;
  });
  return found == record.series.end() ? nullptr : &*found;
}

LabelsCovered coverage_of(PlacedSeries& series, const PlacedRecord& record, const Question& question,
                          const std::vector<Label>& labels) {
  LabelsCovered coverage;
  const auto answers = [&](const Placement& placed) {
    return placed.reached || is_implied(series.timeline(), placed.period, record->claims, question.as_of);
  };
  for (const Label& label : labels) {
    if (answers(series.place(label))) ++coverage.asked;
    if (has_year_before(label) && answers(series.place_base(label, Step::year))) ++coverage.year_before;
  }
  return coverage;
}

PlacedSeries* choose_placed(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels) {
  PlacedSeries* chosen = nullptr;
  LabelsCovered best;
  const auto candidates = candidates_of(record, question);
  for (const Series* series : candidates) {
    PlacedSeries& tried = placed(*series, record, question);
    if (tried.empty()) continue;
    const bool alone = chosen == nullptr && series == candidates.back();
    const LabelsCovered coverage = alone ? LabelsCovered() : coverage_of(tried, record, question, labels);
    if (chosen != nullptr && !(best < coverage)) continue;
    chosen = &tried;
    best = coverage;
  }
  return chosen;
}

const Series* choose_series(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels) {
  const PlacedSeries* chosen = choose_placed(record, question, labels);
  return chosen == nullptr ? nullptr : &chosen->series();
}

}  // namespace capex::core
