#include "look/chart/axis.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "money/digits_text.hpp"
#include "money/display_text.hpp"

namespace capex::look {

namespace {

struct Span {
  double low = 0, high = 0;
  bool any = false;
  void take(const std::optional<double>& value) {
    if (!value) return;
    any = true;
    low = std::min(low, *value);
    high = std::max(high, *value);
  }
};

Span span_of(const Chart& chart) {
  Span span;
  for (std::size_t p = 0; p < chart.periods.size(); ++p) {
    double above = 0, below = 0;
    for (const ChartSeries& series : chart.series) {
      const Placed placed(series.marks[p]);
      if (chart.kind == Chart::Kind::stacks && series.part == ChartSeries::Part::member) {
        if (placed.value) (*placed.value < 0 ? below : above) += *placed.value;
        if (placed.value) span.any = true;
        continue;
      }
      // An open end needs room for its arrow.
      const double stretch = placed.is_limit ? 1.15 : 1;
      span.take(placed.value);
      if (placed.low) span.take(*placed.low * stretch);
      if (placed.high) span.take(*placed.high * stretch);
    }
    span.take(above == 0 ? std::nullopt : std::optional(above));
    span.take(below == 0 ? std::nullopt : std::optional(below));
  }
  return span;
}

/// A step is digit x 10^power.
struct Step {
  std::int64_t digit = 1;
  int power = 0;
  double value = 1;
};

Step step_of(double least) {
  Step step;
  double ten = 1;
  for (; ten * 10 < least; ++step.power) ten *= 10;
  for (; ten >= least && step.power > -6; --step.power) ten /= 10;
  step.digit = ten * 2 >= least ? 2 : 5;
  if (ten * 5 < least) {
    step.digit = 1;
    ten *= 10;
    ++step.power;
  }
  step.value = static_cast<double>(step.digit) * ten;
  return step;
}

core::Scale scale_of(double most) {
  constexpr std::array scales = {core::Scale::trillion, core::Scale::billion, core::Scale::million,
                                 core::Scale::thousand};
  constexpr std::array units = {1e12, 1e9, 1e6, 1e3};
  for (std::size_t i = 0; i < scales.size(); ++i) {
    if (most >= units[i]) return scales[i];
  }
  return core::Scale::one;
}

/// count x digit x 10^(power - unit).
std::string tick_text(std::int64_t count, const Step& step, int unit) {
  core::Int128 number = static_cast<core::Int128>(count) * step.digit;
  int power = step.power - unit;
  for (; power > 0; --power) number *= 10;
  return core::grouped(core::places_text(number, -power));
}

}  // namespace

std::optional<double> place_of(const std::string& digits) {
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  return digits.empty() || read.ec != std::errc() ? std::nullopt : std::optional(value);
}

Placed::Placed(const ChartMark& mark)
    : value(place_of(mark.value)),
      low(place_of(mark.low)),
      high(place_of(mark.high)),
      is_limit(mark.status == Status::limit),
      is_range(mark.status == Status::range) {
  if (is_range && low && high) value = (*low + *high) / 2;
}

Axis axis_of(const Chart& chart, int steps) {
  Axis axis;
  const Span span = span_of(chart);
  // What is counted is written in full.
  const bool is_money = chart.unit.size() == 3 &&
                        std::all_of(chart.unit.begin(), chart.unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const core::Scale scale = is_money ? scale_of(std::max(-span.low, span.high)) : core::Scale::one;
  if (!has_fractions(chart)) {
    const std::string word(suffix(scale));
    axis.unit = chart.unit + (chart.unit.empty() || word.empty() ? "" : " ") + word;
  }
  if (!span.any) return axis;
  const double width = span.high - span.low;
  const Step step = width > 0 ? step_of(width / steps) : Step();
  auto first = static_cast<std::int64_t>(std::floor(span.low / step.value));
  auto last = std::max(static_cast<std::int64_t>(std::ceil(span.high / step.value)), first + 1);
  axis.least = span.low;
  axis.most = span.high;
  axis.low = static_cast<double>(first) * step.value;
  axis.high = static_cast<double>(last) * step.value;
  // A step of which little is used ends early.
  constexpr double little = 0.35, room = 0.05;
  if (span.high > 0 && last > 1 && axis.high - span.high > (1 - little) * step.value) {
    axis.high = span.high + room * step.value;
    --last;
  }
  if (span.low < 0 && span.low - axis.low > (1 - little) * step.value) {
    axis.low = span.low - room * step.value;
    ++first;
  }
  for (std::int64_t count = first; count <= last; ++count) {
    const std::string number = tick_text(count, step, has_fractions(chart) ? -2 : static_cast<int>(scale));
    axis.ticks.push_back({static_cast<double>(count) * step.value, number + (has_fractions(chart) ? "%" : "")});
  }
  return axis;
}

}  // namespace capex::look
