#include "look/chart/plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "look/chart/styles.hpp"
#include "look/chart/words.hpp"

namespace capex::look {

namespace {

using SeriesPart = ChartSeries::Part;
constexpr double letters = 12;  // pixels, of numbers and names within the plot

/// The end that lies farthest from 0.
double outermost(const Placed& placed) {
  double most = placed.value.value_or(0);
  for (const auto& end : {placed.low, placed.high}) {
    if (end && (most < 0 ? *end < most : *end > most)) most = *end;
  }
  return most;
}

bool fits(const std::string& text, double room) {
  return drawn_width(text, letters) <= room;
}

/// A range is a bar from end to end, a limit an open end, a point a mark within its bounds.
void put(Pen& pen, const ChartMark& mark, double along, std::size_t style, double half, const std::string& hatching) {
  const Placed placed(mark);
  const std::string bound = style_of(style) + " bound";
  if (placed.is_limit) {
    pen.open_end(along, placed, bound);
  } else if (placed.is_range && placed.low && placed.high) {
    pen.box(along, half, *placed.low, *placed.high, style_of(style) + " area", hatching);
  } else if (placed.value) {
    pen.whisker(along, placed, bound);
    pen.mark(along, *placed.value, style, is_hollow(mark.status));
  }
}

void number(const Frame& frame, Pen& pen, double along, const ChartMark& mark) {
  const Placed placed(mark);
  const double arrow = placed.is_limit && placed.low ? (frame.axis.high - frame.axis.low) * 0.08 : 0;
  pen.number(along, outermost(placed) + arrow, mark.text);
}

std::string hatching_of(const std::string& id, std::size_t style) {
  return fmt::format("{}-area-{}", id, style);
}

void draw_bars(const Chart& chart, const Frame& frame, const std::string& id, Pen& pen) {
  const double half = std::min(frame.slot() * 0.3, frame.turned ? 9.0 : 36.0);
  const std::size_t count = frame.turned ? chart.series.size() : chart.periods.size();
  const auto series_of = [&](std::size_t bar) -> const ChartSeries& { return chart.series[frame.turned ? bar : 0]; };
  const auto period_of = [&](std::size_t bar) { return frame.turned ? 0 : bar; };
  for (std::size_t i = 0; i < count; ++i) {
    const ChartMark& mark = series_of(i).marks[period_of(i)];
    const Placed placed(mark);
    const double along = frame.along(i);
    pen.open(words_of(chart, series_of(i), period_of(i)));
    if (!has_value(mark.status)) {
      pen.gap(along, "ink");
    } else if (placed.value && !placed.is_range) {
      pen.box(along, half, 0, *placed.value, "s0 area", hatching_of(id, 0));
      pen.whisker(along, placed, "under");
      pen.whisker(along, placed, "ink");
      // The end of a bar is its mark.
      if (is_hollow(mark.status)) pen.mark(along, *placed.value, 0, true);
      pen.keep_free(along, half, 0, outermost(placed));
    } else {
      put(pen, mark, along, 0, half, hatching_of(id, 0));
    }
    pen.close();
  }
  for (std::size_t i = count; i-- > 0;) {  // the newest first
    const ChartMark& mark = series_of(i).marks[period_of(i)];
    if (has_value(mark.status)) number(frame, pen, frame.along(i), mark);
  }
}

/// Pushes places apart until they leave so much between them, within an interval.
void spread(std::vector<std::pair<double, std::size_t>>& places, double apart, double top, double bottom) {
  std::sort(places.begin(), places.end());
  double least = top;
  for (auto& [at, series] : places) {
    at = std::max(at, least);
    least = at + apart;
  }
  double most = bottom;
  for (auto each = places.rbegin(); each != places.rend(); ++each) {
    each->first = std::min(each->first, most);
    most = each->first - apart;
  }
}

std::optional<std::size_t> newest_of(const ChartSeries& series) {
  for (std::size_t p = series.marks.size(); p-- > 0;) {
    if (Placed(series.marks[p]).value) return p;
  }
  return std::nullopt;
}

std::string end_words(const ChartSeries& series) {
  const auto newest = newest_of(series);
  return elided(series.name, 24) + (newest ? "  " + series.marks[*newest].text : "");
}

/// The series' line, broken where a period has no number or does not follow.
void draw_line(const Frame& frame, const ChartSeries& series, std::size_t style, Pen& pen) {
  std::string points;
  std::size_t count = 0;
  const auto end = [&] {
    if (count > 1) {
      pen.add(fmt::format("<polyline class=\"{} line\" points=\"{}\"/>\n", style_of(style), points));
    }
    points.clear();
    count = 0;
  };
  for (std::size_t p = 0; p < series.marks.size(); ++p) {
    const Placed placed(series.marks[p]);
    if (!placed.value || placed.is_range || !series.marks[p].follows) end();
    if (!placed.value || placed.is_range) continue;
    points += (count == 0 ? "" : " ") + place(frame.along(p)) + ',' + place(frame.of(*placed.value));
    ++count;
  }
  end();
}

/// Whether it is plain which mark a number belongs to.
bool stands_alone(const Chart& chart, const Frame& frame, const ChartSeries& series, std::size_t p) {
  constexpr double near = 10;
  const auto own = Placed(series.marks[p]).value;
  return std::none_of(chart.series.begin(), chart.series.end(), [&](const ChartSeries& other) {
    const auto value = Placed(other.marks[p]).value;
    return &other != &series && own && value && std::abs(frame.of(*own) - frame.of(*value)) < near;
  });
}

void draw_lines(const Chart& chart, const Frame& frame, const std::string& id, Pen& pen) {
  const std::size_t count = chart.series.size();
  for (std::size_t s = 0; s < count; ++s) draw_line(frame, chart.series[s], s, pen);
  const double step = std::min(9.0, frame.slot() * 0.8 / static_cast<double>(count));
  for (std::size_t s = 0; s < count; ++s) {
    const ChartSeries& series = chart.series[s];
    const double off = (static_cast<double>(s) - static_cast<double>(count - 1) / 2) * step;
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      pen.open(words_of(chart, series, p));
      if (has_value(series.marks[p].status)) {
        put(pen, series.marks[p], frame.along(p), s, 5, hatching_of(id, s));
      } else {
        pen.gap(frame.along(p) + off, style_of(s) + " bound");
      }
      pen.close();
    }
  }
  // Of few lines the numbers, where they fit; the newest stand at the ends.
  constexpr std::size_t few = 3, not_long = 14;
  if (count <= few && chart.periods.size() <= not_long) {
    for (const ChartSeries& series : chart.series) {
      for (std::size_t p = 0; p < chart.periods.size(); ++p) {
        const auto value = Placed(series.marks[p]).value;
        if (!value) continue;
        pen.keep_free(frame.along(p), 6, *value, *value);
        const auto before = p == 0 || !series.marks[p].follows ? std::nullopt : Placed(series.marks[p - 1]).value;
        if (before) pen.keep_line_free(frame.along(p - 1), *before, frame.along(p), *value);
      }
    }
    for (const ChartSeries& series : chart.series) {
      for (std::size_t p = 0; p + 1 < chart.periods.size(); ++p) {
        if (has_value(series.marks[p].status) && stands_alone(chart, frame, series, p)) {
          number(frame, pen, frame.along(p), series.marks[p]);
        }
      }
    }
  }
  // Each line's name at its end, none over another.
  std::vector<std::pair<double, std::size_t>> places;
  for (std::size_t s = 0; s < count; ++s) {
    const auto newest = newest_of(chart.series[s]);
    places.emplace_back(newest ? frame.of(*Placed(chart.series[s].marks[*newest]).value) : frame.bottom(), s);
  }
  spread(places, 16, frame.top + 4, frame.bottom() - 4);
  for (const auto& [at, s] : places) {
    const auto newest = newest_of(chart.series[s]);
    const double x = frame.right() + 16;
    if (newest && *newest + 1 == chart.periods.size()) {
      const double from = frame.of(*Placed(chart.series[s].marks[*newest]).value);
      pen.add(line_from(frame.along(*newest) + 8, from, x - 8, at, "lead"));
    }
    pen.add(line_from(x - 8, at, x + 12, at, style_of(s) + " line") + mark_at(x + 2, at, s, false, 4.5));
    pen.add(text_at(x + 18, at + 4.5, end_words(chart.series[s]), "small"));
  }
}

void draw_beside(const Chart& chart, const Frame& frame, const std::string& id, Pen& pen) {
  const std::vector<std::size_t> styles = styles_of(chart);
  const double count = static_cast<double>(chart.series.size());
  const double step = std::min(frame.slot() * 0.85 / count, 90.0), half = std::min(step * 0.3, 16.0);
  for (std::size_t p = 0; p < chart.periods.size(); ++p) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const ChartSeries& series = chart.series[s];
      const ChartMark& mark = series.marks[p];
      const double along = frame.along(p) + (static_cast<double>(s) - (count - 1) / 2) * step;
      const std::size_t style = styles[s];
      pen.open(words_of(chart, series, p));
      const Placed placed(mark);
      if (!has_value(mark.status)) {
        pen.gap(along, style_of(style) + " bound");
      } else if (series.basis != "actual" && !placed.is_limit && placed.low && placed.high) {
        pen.box(along, half, *placed.low, *placed.high, style_of(style) + " area", hatching_of(id, style));
        if (placed.value && !placed.is_range) pen.mark(along, *placed.value, style, true);
      } else {
        put(pen, mark, along, style, half, hatching_of(id, style));
      }
      if (has_value(mark.status)) {
        for (const auto& end : {placed.value, placed.low, placed.high}) {
          if (end) pen.keep_free(along, 6.5, *end, *end);
        }
      }
      pen.close();
    }
  }
  for (std::size_t p = 0; p < chart.periods.size(); ++p) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const ChartMark& mark = chart.series[s].marks[p];
      const double along = frame.along(p) + (static_cast<double>(s) - (count - 1) / 2) * step;
      if (has_value(mark.status)) number(frame, pen, along, mark);
    }
  }
}

/// Returns where it ends.
double draw_stack(const Chart& chart, const Frame& frame, std::size_t p, double half, const std::string& id, Pen& pen) {
  double above = 0, below = 0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartSeries& series = chart.series[s];
    const Placed placed(series.marks[p]);
    if (series.part != SeriesPart::member || !placed.value) continue;
    double& top = *placed.value < 0 ? below : above;
    pen.open(words_of(chart, series, p));
    pen.box(frame.along(p), half, top, top + *placed.value, style_of(s) + " area", hatching_of(id, s));
    const double tall = frame.of(top) - frame.of(top + *placed.value);
    if (std::abs(tall) >= 17 && fits(series.marks[p].text, 2 * half - 2)) {
      const double middle = frame.of(top + *placed.value / 2);
      pen.add(text_at(frame.along(p), middle + 4.5, series.marks[p].text, "small halo", Anchor::middle));
    }
    pen.close();
    top += *placed.value;
  }
  return above;
}

void draw_stacks(const Chart& chart, const Frame& frame, const std::string& id, Pen& pen) {
  const double half = std::min(frame.slot() * 0.3, 45.0);
  for (std::size_t p = 0; p < chart.periods.size(); ++p) {
    const double end = draw_stack(chart, frame, p, half, id, pen);
    const double beside = frame.along(p) + half + std::min(10.0, frame.slot() * 0.08);
    for (const ChartSeries& series : chart.series) {
      const ChartMark& mark = series.marks[p];
      const Placed placed(mark);
      if (series.part == SeriesPart::member) continue;
      const bool is_sum = series.part == SeriesPart::sum;
      if (!has_value(mark.status) && !is_sum) continue;
      pen.open(words_of(chart, series, p));
      if (!has_value(mark.status)) {
        pen.gap(frame.along(p), "ink", end);
      } else if (is_sum) {
        pen.whisker(frame.along(p), placed, "under");
        pen.whisker(frame.along(p), placed, "ink");
        if (fits(mark.text, frame.slot() - 2)) pen.number(frame.along(p), outermost(placed), mark.text);
      } else {
        pen.whisker(beside, placed, "ink");
        if (placed.value) pen.add(diamond_at(beside, frame.of(*placed.value)));
      }
      pen.close();
    }
  }
}

}  // namespace

bool is_turned(const Chart& chart) {
  return chart.kind == Chart::Kind::bars && chart.periods.size() == 1;
}

std::vector<std::size_t> styles_of(const Chart& chart) {
  std::vector<std::size_t> styles;
  std::vector<std::string> companies;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const std::string& company = chart.series[s].company;
    const auto found = std::find(companies.begin(), companies.end(), company);
    styles.push_back(chart.kind == Chart::Kind::beside ? static_cast<std::size_t>(found - companies.begin()) : s);
    if (found == companies.end()) companies.push_back(company);
  }
  return styles;
}

bool is_hollow(Status status) {
  return status != Status::stated;
}

std::string words_of(const Chart& chart, const ChartSeries& series, std::size_t period) {
  const ChartMark& mark = series.marks[period];
  std::string words = elided(series.name, 80) + ' ' + chart.periods[period] + ": ";
  if (!has_value(mark.status)) return words + "no number, " + std::string(to_string(mark.status));
  words += mark.text + (chart.unit.empty() ? "" : ' ' + chart.unit);
  if (!mark.bounds.empty()) words += ' ' + mark.bounds;
  return words + ", " + std::string(to_string(mark.status));
}

double names_width(const Chart& chart) {
  double most = 0;
  if (chart.kind != Chart::Kind::lines) return most;
  for (const ChartSeries& series : chart.series) most = std::max(most, drawn_width(end_words(series), letters));
  return most + 36;
}

std::string plotted(const Chart& chart, const Frame& frame, const std::string& id) {
  Pen pen(frame);
  if (chart.series.empty()) return "";
  switch (chart.kind) {
    case Chart::Kind::bars:
      draw_bars(chart, frame, id, pen);
      break;
    case Chart::Kind::lines:
      draw_lines(chart, frame, id, pen);
      break;
    case Chart::Kind::beside:
      draw_beside(chart, frame, id, pen);
      break;
    case Chart::Kind::stacks:
      draw_stacks(chart, frame, id, pen);
      break;
  }
  return pen.text();
}

}  // namespace capex::look
