#include "look/chart/series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "capex/question.hpp"
#include "look/chart/caption.hpp"
#include "money/digits_text.hpp"

namespace capex::look {

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

ChartMark fraction_mark(const Fraction& fraction, Status status) {
  ChartMark mark;
  mark.status = status;
  if (!has_value(status)) return mark;
  mark.value = digits_of(fraction.point, 6);
  mark.low = digits_of(fraction.low, 6);
  mark.high = digits_of(fraction.high, 6);
  mark.text = fraction.text;
  if (fraction.bounds != mark.text) mark.bounds = fraction.bounds;  // of a limit they are its text
  return mark;
}

/// From one day to another.
long between(const Day& first, const Day& last) {
  return (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count();
}

}  // namespace

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
  return fraction_mark(one.growth, one.growth_status);
}

ChartMark ratio_mark_of(const Observation& one) {
  if (one.intensity) return fraction_mark(one.intensity->ratio, one.intensity->status);
  ChartMark mark;
  if (!has_value(one.status)) mark.status = one.status;
  return mark;
}

void Times::take(const Observation& one) {
  if (std::any_of(all_.begin(), all_.end(), [&](const Time& each) { return each.name == one.period; })) return;
  all_.push_back({one.first_day, one.last_day, one.period});
}

void Times::into(Chart& chart) {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Time& a, const Time& b) { return std::tie(a.first, a.last) < std::tie(b.first, b.last); });
  refuse_unlike();
  for (const Time& time : all_) chart.periods.push_back(time.name);
}

long Times::Time::days() const {
  return between(first, last) + 1;
}

void Times::refuse_unlike() const {
  const auto [least, most] =
      std::minmax_element(all_.begin(), all_.end(), [](const Time& a, const Time& b) { return a.days() < b.days(); });
  // Quarters may have 12 weeks or 16, months 28 days or 31.
  if (all_.empty() || most->days() * 20 <= least->days() * 29) return;
  throw QuestionError("by", fmt::format("{} ({} days) and {} ({} days) share no axis: cut them alike, by half, "
                                        "quarter, year ...",
                                        least->name, least->days(), most->name, most->days()));
}

void OneUnit::take(const Observation& one) {
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

ChartSeries& SeriesOf::of(const Observation& one, ChartSeries::Part part) {
  const auto same = [&](const ChartSeries& each) {
    return each.part == part && each.company == one.company &&
           (part != ChartSeries::Part::company || each.basis == one.basis);
  };
  auto found = std::find_if(chart_->series.begin(), chart_->series.end(), same);
  if (found == chart_->series.end()) {
    ChartSeries series{part, one.company, one.measure, one.basis, one.scope, name_of(one), {}};
    series.marks.resize(chart_->periods.size());
    found = chart_->series.insert(chart_->series.end(), std::move(series));
  }
  return *found;
}

void SeriesOf::put(const Observation& one, ChartSeries::Part part, ChartMark mark) {
  ChartSeries& series = of(one, part);
  const auto place = static_cast<std::size_t>(&series - chart_->series.data());
  const auto before = ends_.find(place);
  if (before != ends_.end()) {
    // Ends of years of 52 weeks lie up to a week apart.
    constexpr int most = 8;
    const long apart = between(before->second, one.first_day);
    mark.follows = apart > -most && apart <= most;
  }
  ends_[place] = one.last_day;
  const auto period = std::find(chart_->periods.begin(), chart_->periods.end(), one.period);
  series.marks[static_cast<std::size_t>(period - chart_->periods.begin())] = std::move(mark);
}

}  // namespace capex::look
