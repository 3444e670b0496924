#include "look/chart/caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "look/chart/words.hpp"
#include "look/in_order.hpp"
#include "look/said.hpp"

namespace capex::look {

namespace {

/// Nothing where all follow one definition, which the title says.
std::string definition_line(const std::vector<Told>& told) {
  constexpr std::size_t most = 6;
  Definitions measured;
  for (const Told& one : told) {
    if (!has_value(one.observation->status) || one.company.empty()) continue;
    measured.take(measure_words(*one.observation, false), one.company);
  }
  return measured.size() < 2 ? "" : measured.text(most) + ".";
}

std::vector<std::string> rate_lines(const std::vector<Told>& told) {
  Rates rates;
  for (const Told& one : told) {
    rates.take(*one.observation);
    if (one.base != nullptr) rates.take(*one.base);
  }
  std::vector<std::string> lines = rates.lines();
  for (std::string& line : lines) line = "Converted at " + line + '.';
  return lines;
}

using Spots = std::vector<std::pair<std::string, std::string>>;  // a series and a period each

/// "Baidu 2022H1, 2022H2; Tencent 2023H1", or how many.
std::string places(const Spots& spots) {
  constexpr std::size_t most = 6;
  std::vector<std::pair<std::string, std::vector<std::string>>> by;
  std::vector<std::string> names;
  for (const auto& [name, period] : spots) {
    if (by.empty() || by.back().first != name) by.push_back({name, {}});
    add_once(by.back().second, period);
    add_once(names, name);
  }
  if (spots.size() > most && names.size() > 2) {
    return fmt::format("{} periods of {}", spots.size(), listed(names, 4, "series"));
  }
  std::string text;
  for (const auto& [name, periods] : by) {
    const std::string when =
        periods.size() > most ? fmt::format("{} periods of {} to {}", periods.size(), periods.front(), periods.back())
                              : fmt::format("{}", fmt::join(periods, ", "));
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", name, when);
  }
  return text;
}

std::vector<std::string> gap_lines(const Chart& chart) {
  std::map<Status, Spots> by;
  for (const ChartSeries& series : chart.series) {
    if (series.part == ChartSeries::Part::stated) continue;
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      const Status status = series.marks[p].status;
      if (!has_value(status)) by[status].emplace_back(series.name, chart.periods[p]);
    }
  }
  std::vector<std::string> lines;
  for (const auto& [status, spots] : by) {
    lines.push_back(fmt::format("× no number ({}): {}.", to_string(status), places(spots)));
  }
  return lines;
}

std::string_view meaning(Flag flag) {
  switch (flag) {
    case Flag::mixed_definitions:
      return "amounts of unlike definitions together";
    case Flag::mixed_basis:
      return "actuals beside guidance or estimates";
    case Flag::skewed:
      return "its days lie off those asked for";
    case Flag::held_back:
      return "a restatement is not yet applied";
    case Flag::sources_disagree:
      return "another source says otherwise";
    case Flag::about:
      return "so its source says";
    case Flag::long_period:
      break;
  }
  return "a year of 53 weeks";
}

std::vector<std::string> flag_lines(const std::vector<Told>& told) {
  std::map<Flag, Spots> by;
  for (const Told& one : told) {
    for (const Flag flag : list(one.observation->flags)) by[flag].emplace_back(one.name, one.observation->period);
  }
  std::vector<std::string> lines;
  for (const auto& [flag, spots] : by)
    lines.push_back(fmt::format("{} ({}): {}.", to_string(flag), meaning(flag), places(spots)));
  return lines;
}

}  // namespace

const std::string& name_of(const Observation& one) {
  return one.name.empty() ? one.company : one.name;
}

std::string title_of(const Chart& chart, const std::string& subject, const std::string& over) {
  if (chart.series.empty()) return "Nothing to draw";
  std::vector<std::string> measures;
  std::string basis, scope;
  const auto has_number = [](const ChartSeries& one) {
    return std::any_of(one.marks.begin(), one.marks.end(),
                       [](const ChartMark& mark) { return has_value(mark.status); });
  };
  const bool any = std::any_of(chart.series.begin(), chart.series.end(), has_number);
  for (const ChartSeries& one : chart.series) {
    if (!one.measure.empty() && (!any || has_number(one))) add_once(measures, one.measure);
    if (one.part == ChartSeries::Part::sum || one.part == ChartSeries::Part::stated) continue;
    basis = &one == &chart.series.front() || basis == one.basis ? one.basis : "actual";
    scope = &one == &chart.series.front() || scope == one.scope ? one.scope : "total";
  }
  std::string title =
      measures.empty() || measures.size() > 2 ? "amounts" : fmt::format("{}", fmt::join(measures, " and "));
  if (!scope.empty() && scope != "total") title += " " + scope;
  std::vector<std::string> bases;
  for (const ChartSeries& one : chart.series) {
    if (one.part == ChartSeries::Part::company) add_once(bases, one.basis);
  }
  if (bases.size() > 1) {
    title += fmt::format(" ({})", listed(bases, 3, "bases"));
  } else if (!basis.empty() && basis != "actual") {
    title += fmt::format(" ({})", basis);
  }
  if (!chart.per.empty()) title += " per " + chart.per;
  title = chart.growth ? "growth of " + title + over + ": " + subject : title + " of " + subject;
  if (!chart.periods.empty()) {
    title += ", " + chart.periods.front();
    if (chart.periods.size() > 1) title += " to " + chart.periods.back();
  }
  if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

std::vector<std::string> caption_of(const Chart& chart, const std::vector<Told>& told,
                                    const std::vector<Source>& sources, const std::string& as_of) {
  std::vector<std::string> lines;
  const auto add = [&lines](const std::string& line) {
    if (!line.empty()) lines.push_back(line);
  };
  add(definition_line(told));
  for (const std::string& line : rate_lines(told)) add(line);
  for (const std::string& line : gap_lines(chart)) add(line);
  for (const std::string& line : flag_lines(told)) add(line);
  const std::string known = as_of.empty() ? "" : fmt::format("As known on {}. ", as_of);
  const std::string from = source_words(sources);
  add(known + (from.empty() ? "" : (sources.size() == 1 ? "Source: " : "Sources: ") + from + '.'));
  return lines;
}

}  // namespace capex::look
