#include "analysis/answer/coverage.hpp"

#include <algorithm>
#include <set>

#include "analysis/standing/alignment.hpp"
#include "analysis/standing/contemporary.hpp"
#include "analysis/standing/timeline.hpp"
#include "time/parts_of_year.hpp"

namespace capex::core {
namespace {

/// The calendar and fiscal years, halves and quarters between two days, the latter as filed.
std::set<Period> standard_periods(Timeline& timeline, Date first, Date last, const FiscalCalendar& calendar) {
  std::set<Period> periods;
  const auto within = [&](const Label& label) {
    const Period period = place(timeline, label, calendar).period;
    if (first <= period.begin() && period.end() <= last) periods.insert(period);
  };
  for (int year = std::max<int>(first.year() - 1, first_year); year <= std::min<int>(last.year() + 1, last_year);
       ++year) {
    for (const Label& label : parts_of_year(year)) {
      within(label);
      within(label.fiscal());
    }
  }
  return periods;
}

/// Stretches between neighbouring boundaries that no stated period covers, joined.
std::vector<Period> gaps(Timeline& timeline) {
  std::vector<Period> found;
  const std::span<const Date> boundaries = timeline.boundaries();
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
    const Period between(boundaries[i], boundaries[i + 1]);
    const auto histories = timeline.histories();
    const bool covered = std::any_of(histories.begin(), histories.end(),
                                     [&between](const History& history) { return contains(history.period, between); });
    if (covered) continue;
    if (!found.empty() && found.back().end() == between.begin()) {
      found.back() = Period(found.back().begin(), between.end());
    } else {
      found.push_back(between);
    }
  }
  return found;
}

/// The values that stood for a period. A timeline may read copies of the figures, which are gone with it.
std::vector<Vintage> vintages_of(const History& history, std::span<const Figure> figures) {
  std::vector<Vintage> found(history.vintages.begin(), history.vintages.end());
  for (Vintage& vintage : found) {
    const Figure& read = *vintage.figure;
    vintage.figure = &*std::find_if(figures.begin(), figures.end(), [&read](const Figure& figure) {
      return figure.source == read.source && figure.variant == read.variant && figure.amount == read.amount;
    });
  }
  return found;
}

/// What the other figures say of a period, where that contradicts it.
std::optional<Observation> contradiction(Timeline& timeline, std::size_t history) {
  std::optional<Observation> sum = timeline.observe_otherwise(history);
  return sum && contradicts(*sum, timeline.histories(), history) ? std::move(sum) : std::nullopt;
}

}  // namespace

std::vector<Coverage> coverage(const Series& series, const FiscalCalendar& calendar, Date as_of) {
  std::vector<Coverage> rows;
  Timeline timeline(series, as_of);
  if (timeline.histories().empty()) return rows;

  std::set<Period> listed;
  for (std::size_t i = 0; i < timeline.histories().size(); ++i) {
    const History& history = timeline.histories()[i];
    if (!listed.insert(history.period).second) continue;  // by another definition, which does not answer
    const auto figures = figures_of(series, history.period);
    const auto known = std::count_if(figures.begin(), figures.end(),
                                     [as_of](const Figure& figure) { return figure.known_on <= as_of; });
    rows.push_back({name_of(timeline, history.period, calendar), timeline.observe(history.period),
                    static_cast<int>(known), vintages_of(history, figures), contradiction(timeline, i)});
  }
  if (series.kind == MeasureKind::flow) {
    const Date first = timeline.histories().front().period.begin();
    for (const Period& period : standard_periods(timeline, first, timeline.last_boundary(), calendar)) {
      if (!timeline.reaches(period) || !listed.insert(period).second) continue;
      rows.push_back({name_of(timeline, period, calendar), timeline.observe(period), 0, {}, {}});
    }
    for (const Period& gap : gaps(timeline)) {
      if (!timeline.reaches(gap)) rows.push_back({name_of(gap, calendar), timeline.observe(gap), 0, {}, {}});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Coverage& a, const Coverage& b) {
    return outer_first(a.observation.period, b.observation.period);
  });
  return rows;
}

}  // namespace capex::core
