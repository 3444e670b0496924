#include "capex/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "capex/question.hpp"
#include "look/chart/caption.hpp"
#include "look/chart/words.hpp"
#include "money/digits_text.hpp"

namespace capex {

namespace look {
namespace {

std::string digits_of(const std::optional<std::int64_t>& minor, int digits) {
  return minor ? core::shortest_text(*minor, digits) : "";
}

/// "24.242bn [24.24, 24.25]" of "24.242bn USD [24.24, 24.25]": the axis says the currency.
void split_text(const Amount& amount, ChartMark& mark) {
  std::string text = amount.text;
  const std::size_t bounds = text.find(" [");
  if (bounds != std::string::npos) {
    mark.bounds = text.substr(bounds + 1);
    text.resize(bounds);
  }
  const std::string unit = ' ' + amount.currency;
  if (!amount.currency.empty() && text.size() > unit.size() &&
      text.compare(text.size() - unit.size(), unit.size(), unit) == 0) {
    text.resize(text.size() - unit.size());
  }
  mark.text = text;
}

ChartMark mark_of(const Observation& one) {
  ChartMark mark;
  mark.status = one.status;
  if (!has_value(one.status)) return mark;
  mark.value = digits_of(one.amount.point, one.amount.digits);
  mark.low = digits_of(one.amount.low, one.amount.digits);
  mark.high = digits_of(one.amount.high, one.amount.digits);
  split_text(one.amount, mark);
  return mark;
}

ChartMark growth_mark_of(const Growth& one) {
  ChartMark mark;
  mark.status = one.growth_status;
  if (!has_value(mark.status)) return mark;
  mark.value = digits_of(one.growth.point, 6);
  mark.low = digits_of(one.growth.low, 6);
  mark.high = digits_of(one.growth.high, 6);
  mark.text = one.growth.text;
  if (one.growth.bounds != mark.text) mark.bounds = one.growth.bounds;  // of a limit they are its text
  return mark;
}

/// The periods of a chart, in the order of time.
class Times {
 public:
  void take(const Observation& one) {
    if (std::any_of(all_.begin(), all_.end(), [&](const Time& each) { return each.name == one.period; })) return;
    all_.push_back({one.first_day, one.last_day, one.period});
  }

  void into(Chart& chart) {
    std::stable_sort(all_.begin(), all_.end(), [](const Time& a, const Time& b) {
      return std::tie(a.first, a.last) < std::tie(b.first, b.last);
    });
    refuse_unlike();
    for (const Time& time : all_) chart.periods.push_back(time.name);
  }

  std::size_t index(const Chart& chart, const std::string& period) const {
    return static_cast<std::size_t>(std::find(chart.periods.begin(), chart.periods.end(), period) -
                                    chart.periods.begin());
  }

 private:
  struct Time {
    Day first = {}, last = {};
    std::string name;
    std::int64_t days() const { return (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1; }
  };

  void refuse_unlike() const {
    const auto [least, most] =
        std::minmax_element(all_.begin(), all_.end(), [](const Time& a, const Time& b) { return a.days() < b.days(); });
    // Quarters may have 12 weeks or 16, months 28 days or 31.
    if (all_.empty() || most->days() * 20 <= least->days() * 29) return;
    throw QuestionError("by", fmt::format("{} ({} days) and {} ({} days) share no axis: cut them alike, by half, "
                                          "quarter, year ...",
                                          least->name, least->days(), most->name, most->days()));
  }

  std::vector<Time> all_;
};

/// The currency that all amounts are of.
class OneUnit {
 public:
  void take(const Observation& one) {
    if (!has_value(one.status)) return;
    if (company_.empty()) {
      unit_ = one.amount.currency;
      called_ = one.amount.unit;
      company_ = one.company;
    }
    if (one.amount.currency == unit_) return;
    const auto called = [](const std::string& unit) { return unit.empty() ? std::string("no currency") : unit; };
    throw QuestionError("in", fmt::format("{} ({}) and {} ({}) share no axis: name one currency, such as USD",
                                          called(unit_), company_, called(one.amount.currency), one.company));
  }
  const std::string& unit() const { return called_; }

 private:
  std::string unit_, called_, company_;  // what is counted has no currency
};

using SeriesPart = ChartSeries::Part;

/// Series in the order in which they come, each with a mark for every period.
class SeriesOf {
 public:
  SeriesOf(Chart& chart, const Times& times, const ChartWords& words)
      : chart_(&chart), times_(&times), words_(&words) {}

  ChartSeries& of(const Observation& one, SeriesPart part) {
    const auto same = [&](const ChartSeries& each) {
      return each.part == part && each.company == one.company &&
             (part != SeriesPart::company || each.basis == one.basis);
    };
    auto found = std::find_if(chart_->series.begin(), chart_->series.end(), same);
    if (found == chart_->series.end()) {
      ChartSeries series{part, one.company, one.measure, one.basis, one.scope, name_of(one.company, *words_), {}};
      series.marks.resize(chart_->periods.size());
      found = chart_->series.insert(chart_->series.end(), std::move(series));
    }
    return *found;
  }

  void put(const Observation& one, SeriesPart part, ChartMark mark) {
    ChartSeries& series = of(one, part);
    const auto place = static_cast<std::size_t>(&series - chart_->series.data());
    const auto before = ends_.find(place);
    if (before != ends_.end()) {
      // Ends of years of 52 weeks lie up to a week apart.
      constexpr int most = 8;
      const auto apart = (std::chrono::sys_days(one.first_day) - std::chrono::sys_days(before->second)).count();
      mark.follows = apart > -most && apart <= most;
    }
    ends_[place] = one.last_day;
    series.marks[times_->index(*chart_, one.period)] = std::move(mark);
  }

 private:
  Chart* chart_;
  const Times* times_;
  const ChartWords* words_;
  std::map<std::size_t, Day> ends_;  // of a series the last day of the period before
};

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

/// How far back the bases lie: " over a year".
std::string over_of(const Answers<Growth>& answers) {
  std::string over;
  for (const Growth& one : answers) {
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

template <class One, class MarkOf>
Chart of_companies(const Answers<One>& answers, const ChartWords& words, bool growth, const std::string& over,
                   MarkOf mark_of_one) {
  Chart chart;
  chart.growth = growth;
  Times times;
  OneUnit unit;
  for (const One& one : answers) {
    times.take(one);
    if (!growth) unit.take(one);
  }
  times.into(chart);
  chart.unit = unit.unit();
  SeriesOf series(chart, times, words);
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
    each.company = name_of(one.company, words);
    each.name = each.company + (named_by_basis(one.basis) ? ", " + one.basis : "");
    each.observation = &one;
    if constexpr (std::is_same_v<One, Growth>) each.base = &one.base;
  }
  for (ChartSeries& one : chart.series) {
    if (named_by_basis(one.basis)) one.name += ", " + one.basis;
  }
  chart.caption = caption_of(chart, told, answers.sources(), words.as_of);
  return chart;
}

}  // namespace
}  // namespace look

Chart chart_of(const Answers<Observation>& answers, const ChartWords& words) {
  return look::of_companies(answers, words, false, "", look::mark_of);
}

Chart chart_of(const Answers<Growth>& answers, const ChartWords& words) {
  return look::of_companies(answers, words, true, look::over_of(answers), look::growth_mark_of);
}

Chart chart_of(const Answers<Total>& answers, const ChartWords& words) {
  using SeriesPart = ChartSeries::Part;
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
  look::SeriesOf series(chart, times, words);
  const std::string group = answers.empty() ? "" : look::name_of(answers[0].group, words);
  // As large as in the newest period, so that the order is one over all.
  for (const bool with_amounts : {true, false}) {
    for (std::size_t i = answers.size(); i-- > 0;) {
      for (const Member& member : answers[i].members) {
        if (has_value(member.status) == with_amounts) series.of(member, SeriesPart::member);
      }
    }
  }
  std::vector<look::Told> told;
  for (const Total& total : answers) {
    for (const Member& member : total.members) {
      series.put(member, SeriesPart::member, look::mark_of(member));
      const std::string name = look::name_of(member.company, words);
      told.push_back({name, name, &member, nullptr});
    }
  }
  for (const Total& total : answers) {
    Observation sum = total.sum;
    sum.company = total.group;
    series.put(sum, SeriesPart::sum, look::mark_of(sum));
    series.of(sum, SeriesPart::sum).name = "sum of " + group;
    told.push_back({"sum of " + group, group, &total.sum, nullptr});
    if (!total.stated) continue;
    Observation stated = *total.stated;
    stated.company = total.group;
    series.put(stated, SeriesPart::stated, look::mark_of(stated));
    series.of(stated, SeriesPart::stated).name = "stated for " + group;
    if (has_value(stated.status)) told.push_back({"stated for " + group, group, &*total.stated, nullptr});
  }
  chart.title = look::title_of(chart, group + " and its members", "");
  chart.caption = look::caption_of(chart, told, answers.sources(), words.as_of);
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
                          std::string(chart.growth ? "growth" : "amount"), word(chart.unit), number(mark.value),
                          number(mark.low), number(mark.high), std::string(to_string(mark.status)), word(mark.text),
                          word(mark.bounds)});
    }
  }
  return all;
}

}  // namespace capex
