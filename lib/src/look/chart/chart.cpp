#include "capex/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

#include "capex/question.hpp"
#include "look/chart/axis.hpp"
#include "look/chart/caption.hpp"
#include "look/chart/series.hpp"
#include "look/chart/words.hpp"

namespace capex {

namespace look {
namespace {

using SeriesPart = ChartSeries::Part;

std::vector<std::string> names_of(const Chart& chart) {
  std::vector<std::string> names;
  std::set<std::string> companies;
  for (const ChartSeries& one : chart.series) {
    if (companies.insert(one.company).second) names.push_back(elided(one.name, 40));
  }
  return names;
}

/// Whether a company's guidance stands beside its actuals, or another basis beside another.
bool has_bases_beside(const Chart& chart) {
  std::set<std::string> companies;
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [&](const ChartSeries& one) { return !companies.insert(one.company).second; });
}

bool has_several_bases(const Chart& chart) {
  return std::any_of(chart.series.begin(), chart.series.end(),
                     [&](const ChartSeries& one) { return one.basis != chart.series.front().basis; });
}

/// How far back the bases lie: " over a year". A compound growth is of one year, however far they lie.
std::string over_of(const Answers<Growth>& answers) {
  std::string over;
  for (const Growth& one : answers) {
    if (one.compound) return " a year from " + one.base.period + ", compounded";
    if (!one.base.first_day.ok() || one.base.period.empty()) continue;
    const auto days = (std::chrono::sys_days(one.first_day) - std::chrono::sys_days(one.base.first_day)).count();
    const std::string found = days > 320 && days < 410   ? " over a year"
                              : days > 150 && days < 215 ? " over a half"
                              : days > 75 && days < 125  ? " over a quarter"
                                                         : "";
    if (found.empty() || (!over.empty() && over != found)) return "";
    over = found;
  }
  return over;
}

/// What amounts are divided by.
std::string per_of(const Answers<Observation>& answers) {
  const auto divided =
      std::find_if(answers.begin(), answers.end(), [](const Observation& one) { return one.intensity.has_value(); });
  return divided == answers.end() ? "" : divided->intensity->per;
}

/// The chart's `growth` or `per` is set where its marks are no amounts.
template <class One, class MarkOf>
Chart of_companies(Chart chart, const Answers<One>& answers, const std::string& as_of, const std::string& over,
                   MarkOf mark_of_one) {
  Times times;
  OneUnit unit;
  for (const One& one : answers) {
    times.take(one);
    if (!has_fractions(chart)) unit.take(one);
  }
  times.into(chart);
  chart.unit = unit.unit();
  SeriesOf series(chart);
  for (const One& one : answers) series.put(one, SeriesPart::company, mark_of_one(one));
  const bool several_bases = has_several_bases(chart), beside = has_bases_beside(chart);
  chart.kind = beside                                                ? Chart::Kind::beside
               : chart.series.size() > 1 && chart.periods.size() > 1 ? Chart::Kind::lines
                                                                     : Chart::Kind::bars;
  chart.title = title_of(chart, listed(names_of(chart), 4, "companies"), over);
  const auto named_by_basis = [&](const std::string& basis) { return beside || (several_bases && basis != "actual"); };
  std::vector<Told> told;
  for (const One& one : answers) {
    Told& each = told.emplace_back();
    each.company = name_of(one);
    each.name = each.company + (named_by_basis(one.basis) ? ", " + one.basis : "");
    each.observation = &one;
    if constexpr (std::is_same_v<One, Growth>) each.base = &one.base;
  }
  for (ChartSeries& one : chart.series) {
    if (named_by_basis(one.basis)) one.name += ", " + one.basis;
  }
  chart.caption = caption_of(chart, told, answers.sources(), as_of);
  return chart;
}

}  // namespace
}  // namespace look

Chart chart_of(const Answers<Observation>& answers, const std::string& as_of) {
  Chart chart;
  chart.per = look::per_of(answers);
  const bool divided = !chart.per.empty();
  return look::of_companies(std::move(chart), answers, as_of, "", divided ? look::ratio_mark_of : look::mark_of);
}

Chart chart_of(const Answers<Growth>& answers, const std::string& as_of) {
  Chart chart;
  chart.growth = true;
  return look::of_companies(std::move(chart), answers, as_of, look::over_of(answers), look::growth_mark_of);
}

Chart chart_of(const Answers<Total>& answers, const std::string& as_of) {
  using Part = ChartSeries::Part;
  Chart chart;
  chart.kind = Chart::Kind::stacks;
  look::Times times;
  look::OneUnit unit;
  for (const Total& total : answers) {
    if (total.group != answers[0].group) {
      throw QuestionError::sentence(
          "companies", fmt::format("a chart is of one group: {} or {}, not both", answers[0].group, total.group));
    }
    times.take(total.sum);
    for (const Member& member : total.members) unit.take(member);
    unit.take(total.sum);
    if (total.stated) unit.take(*total.stated);
  }
  times.into(chart);
  chart.unit = unit.unit();
  look::SeriesOf series(chart);
  // As large as in the newest period, so that the order is one over all.
  for (const bool with_amounts : {true, false}) {
    for (std::size_t i = answers.size(); i-- > 0;) {
      for (const Member& member : answers[i].members) {
        if (has_value(member.status) == with_amounts) series.of(member, Part::member);
      }
    }
  }
  std::vector<look::Told> told;
  const auto put = [&](const Observation& one, Part part) {
    series.put(one, part, look::mark_of(one));
    const std::string& name = series.of(one, part).name;
    told.push_back({name, part == Part::sum ? "" : name, &one, nullptr});
  };
  for (const Total& total : answers) {
    for (const Member& member : total.members) put(member, Part::member);
  }
  const std::string group = answers.empty() ? "" : look::name_of(answers[0].sum);
  for (const Total& total : answers) {
    series.of(total.sum, Part::sum).name = "sum of " + group;
    put(total.sum, Part::sum);
    if (!total.stated || !has_value(total.stated->status)) continue;
    series.of(*total.stated, Part::stated).name = "stated for " + group;
    put(*total.stated, Part::stated);
  }
  chart.title = look::title_of(chart, group + " and its members", "");
  chart.caption = look::caption_of(chart, told, answers.sources(), as_of);
  return chart;
}

Rows rows(const Chart& chart) {
  Rows all;
  all.columns = {"company", "measure", "basis", "scope", "part",   "period", "what",
                 "unit",    "value",   "low",   "high",  "status", "text",   "bounds"};
  constexpr std::string_view parts[] = {"company", "member", "sum", "stated"};
  const auto word = [](const std::string& text) { return text.empty() ? Cell() : Cell(text); };
  const auto number = [](const std::string& digits) { return digits.empty() ? Cell() : Cell(Number{digits}); };
  for (const ChartSeries& series : chart.series) {
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      const ChartMark& mark = series.marks[p];
      all.rows.push_back({word(series.company), word(series.measure), word(series.basis), word(series.scope),
                          std::string(parts[static_cast<std::size_t>(series.part)]), chart.periods[p],
                          std::string(chart.growth        ? "growth"
                                      : chart.per.empty() ? "amount"
                                                          : "ratio"),
                          word(chart.unit), number(mark.value), number(mark.low), number(mark.high),
                          std::string(to_string(mark.status)), word(mark.text), word(mark.bounds)});
    }
  }
  return all;
}

}  // namespace capex
