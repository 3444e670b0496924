#include "look/chart/caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "look/chart/words.hpp"
#include "look/in_order.hpp"

namespace capex::look {

namespace {

/// "capex, guidance, domestic": what is usual goes without saying.
std::string definition_of(const Observation& one) {
  return one.measure + (one.scope.empty() || one.scope == "total" ? "" : ", " + one.scope);
}

/// Which companies follow which definition; nothing where all follow one, which the title says.
std::string definition_line(const std::vector<Told>& told) {
  InOrder<std::string, std::vector<std::string>> by;
  for (const Told& one : told) {
    if (!has_value(one.observation->status) || one.company.empty()) continue;
    add_once(by[definition_of(*one.observation)], one.company);
  }
  if (by.all().size() < 2) return "";
  std::string text;
  for (const auto& [definition, names] : by.all()) {
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", definition, listed(names, 6, "companies"));
  }
  return text + ".";
}

/// "fred" of "average of 125 daily fred rates".
std::string provider_in(const std::string& words) {
  const std::size_t end = words.find(" rate");
  if (end == std::string::npos) return "";
  const std::size_t begin = words.rfind(' ', end - 1);
  return begin == std::string::npos ? "" : words.substr(begin + 1, end - begin - 1);
}

/// One rate in its own words; of several the kind, the pair and how far apart they lie.
std::vector<std::string> rate_lines(const std::vector<Told>& told) {
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> by;  // kind, pair: rate, words
  const auto take = [&](const Observation* one) {
    if (one == nullptr || !one->conversion || one->conversion->rate.empty()) return;
    const Conversion& how = *one->conversion;
    // "7.2150 CNY per USD, average ..."
    const std::size_t rate = std::min(how.words.find(' '), how.words.size());
    const std::size_t end = std::min(how.words.find(','), how.words.size());
    by[{how.kind, rate < end ? how.words.substr(rate + 1, end - rate - 1) : ""}][how.words.substr(0, rate)] = how.words;
  };
  for (const Told& one : told) {
    take(one.observation);
    take(one.base);
  }
  std::vector<std::string> lines;
  for (const auto& [key, found] : by) {
    const auto& [kind, pair] = key;
    if (found.size() == 1) {
      lines.push_back("Converted at " + found.begin()->second + ".");
      continue;
    }
    const auto shorter = [](const auto& a, const auto& b) {  // digits in order of value, as rates are written alike
      const std::size_t whole_a = a.first.find('.'), whole_b = b.first.find('.');
      return std::min(whole_a, a.first.size()) != std::min(whole_b, b.first.size())
                 ? std::min(whole_a, a.first.size()) < std::min(whole_b, b.first.size())
                 : a.first < b.first;
    };
    const auto [least, most] = std::minmax_element(found.begin(), found.end(), shorter);
    const std::string provider = provider_in(least->second);
    const std::string at = kind == "average"   ? "the average of each period"
                           : kind == "closing" ? "the closing rate of each period"
                                               : "rates of the kind " + kind;
    lines.push_back(fmt::format("Converted at {}, {} to {} {}{}.", at, least->first, most->first, pair,
                                provider.empty() ? "" : ", rates of " + provider));
  }
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

std::string month(const Day& day) {
  return to_string(day).substr(0, 7);
}

/// "17 filings 2023-01..2025-02, Financial Times 2024-08-26."
std::string source_line(const std::vector<Source>& sources) {
  constexpr std::pair<std::string_view, std::string_view> kinds[] = {
      {"filing", "filings"}, {"release", "releases"}, {"vendor", "data sets"}, {"press", "press reports"}};
  constexpr std::size_t named = 2;  // are named, more are counted
  std::vector<std::string> parts;
  for (const auto& [kind, many] : kinds) {
    std::vector<const Source*> those;
    for (const Source& source : sources) {
      if (source.kind == kind) those.push_back(&source);
    }
    std::sort(those.begin(), those.end(), [](const Source* a, const Source* b) {
      return std::tie(a->known_on, a->publisher) < std::tie(b->known_on, b->publisher);
    });
    if (those.size() > named) {
      const std::string first = month(those.front()->known_on), last = month(those.back()->known_on);
      parts.push_back(fmt::format("{} {} {}{}", those.size(), many, first, first == last ? "" : ".." + last));
      continue;
    }
    for (const Source* source : those) {
      parts.push_back(fmt::format("{} {}", elided(source->publisher, 40), to_string(source->known_on)));
    }
  }
  return parts.empty() ? "" : fmt::format("Sources: {}.", fmt::join(parts, ", "));
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
  std::string known;
  if (!as_of.empty()) {
    known = fmt::format("As known on {}. ", as_of);
  } else if (!sources.empty()) {
    const auto newest = std::max_element(sources.begin(), sources.end(),
                                         [](const Source& a, const Source& b) { return a.known_on < b.known_on; });
    known = fmt::format("Newest source {}. ", to_string(newest->known_on));
  }
  add(known + source_line(sources));
  return lines;
}

}  // namespace capex::look
