#include <algorithm>
#include <tuple>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/coverage_of.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// Whether a growth claim implies the period, from a period that the timeline reaches.
bool is_implied(Timeline& timeline, const Period& period, const std::vector<Claim>& claims, Date as_of) {
  const Series& series = timeline.series();
  const Subject wanted{series, period};
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

LabelsCovered coverage_of(Timeline& timeline, const CompanyRecord& record, const Question& question,
                          const std::vector<Label>& labels) {
  LabelsCovered coverage;
  const FiscalCalendar& calendar = record.company.calendar;
  const auto answers = [&](const Period& period) {
    return timeline.reaches(period) || is_implied(timeline, period, record.claims, question.as_of);
  };
  for (const Label& label : labels) {
    const Placement placed = place(timeline, label, calendar, question.align);
    if (answers(placed.period)) ++coverage.asked;
    if (!has_year_before(label)) continue;
    const Placement base = place_base(timeline, label, placed, Step::year, calendar, question.align);
    if (answers(base.period)) ++coverage.year_before;
  }
  return coverage;
}

const Series* choose_series(const CompanyRecord& record, const Question& question, const std::vector<Label>& labels) {
  const Series* chosen = nullptr;
  LabelsCovered best;
  Timeline timeline;
  const auto candidates = candidates_of(record, question);
  for (const Series* series : candidates) {
    timeline.assign(*series, question.as_of, question.vintage);
    if (timeline.histories().empty()) continue;
    const bool alone = chosen == nullptr && series == candidates.back();
    const LabelsCovered coverage = alone ? LabelsCovered() : coverage_of(timeline, record, question, labels);
    if (chosen == nullptr || best < coverage) {
      chosen = series;
      best = coverage;
    }
  }
  return chosen;
}

}  // namespace capex::core
