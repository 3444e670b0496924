// A chart on a screen: a row a period and company, its bar in block elements to an eighth of a place, its bounds a thin
// line over the bar's end.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "capex/chart.hpp"
#include "look/chart/axis.hpp"
#include "look/chart/plot.hpp"
#include "look/chart/words.hpp"
#include "text/visible.hpp"

namespace capex {

namespace look {
namespace {

using SeriesPart = ChartSeries::Part;

/// A row that is drawn.
struct Bar {
  std::string name, period;
  const ChartMark* mark = nullptr;
  double from = 0;      // where a member of a stack begins
  bool parted = false;  // a blank line before it
};

/// Places of the screen for the values of an axis; 0 lies between two of them.
class Strip {
 public:
  Strip(const Axis& axis, std::size_t places) : places_(static_cast<int>(places)) {
    if (axis.least < 0) {
      const double part = -axis.least / (axis.most - axis.least);
      zero_ = std::clamp(static_cast<int>(std::lround(part * places_)), 1, places_ - (axis.most > 0 ? 1 : 0));
    }
    const double above = zero_ < places_ ? axis.most / (places_ - zero_) : 0;
    const double below = zero_ > 0 ? -axis.least / zero_ : 0;
    unit_ = std::max(above, below);
  }

  bool reaches(double value) const { return at(value) >= -0.5 && at(value) <= places_ + 0.5; }
  double at(double value) const { return zero_ + (unit_ > 0 ? value / unit_ : 0); }
  /// The place in which a value lies.
  int cell(double value) const { return std::clamp(static_cast<int>(std::floor(at(value))), 0, places_ - 1); }
  int zero() const { return zero_; }
  int places() const { return places_; }

 private:
  int places_;
  int zero_ = 0;
  double unit_ = 0;
};

using Cells = std::vector<std::string>;

void fill(Cells& cells, int from, int to, const char* sign) {
  for (int i = std::max(from, 0); i < std::min(to, static_cast<int>(cells.size())); ++i) {
    cells[static_cast<std::size_t>(i)] = sign;
  }
}

/// From 0 to a value.
void draw_bar(Cells& cells, const Strip& strip, double value) {
  constexpr std::array<const char*, 8> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double end = strip.at(value);
  if (value >= 0) {
    const int whole = static_cast<int>(std::floor(end + 1e-9));
    fill(cells, strip.zero(), whole, "█");
    auto rest = static_cast<std::size_t>(std::clamp(std::floor((end - whole) * 8), 0.0, 7.0));
    if (rest == 0 && whole == strip.zero() && value > 0) rest = 1;
    if (rest > 0) fill(cells, whole, whole + 1, eighths[rest]);
    return;
  }
  const int whole = static_cast<int>(std::ceil(end - 1e-9));
  fill(cells, whole, strip.zero(), "█");
  if (whole - end >= 0.5 || whole == strip.zero()) fill(cells, whole - 1, whole, whole - end >= 0.5 ? "▐" : "▕");
}

/// From the end of the member before it.
void draw_member(Cells& cells, const Strip& strip, double from, double value) {
  const double low = std::min(from, from + value), high = std::max(from, from + value);
  const int begin = static_cast<int>(std::lround(strip.at(low))), end = static_cast<int>(std::lround(strip.at(high)));
  if (end > begin) {
    fill(cells, begin, end, "█");
  } else {
    fill(cells, std::min(begin, strip.places() - 1), begin + 1, "▏");
  }
}

void draw_bounds(Cells& cells, const Strip& strip, const Placed& placed) {
  if (!placed.low || !placed.high || !placed.value) return;
  const int low = strip.cell(*placed.low), high = strip.cell(*placed.high);
  if (high - low < 2) return;  // the bar's end says as much
  fill(cells, low, high, "─");
  fill(cells, strip.cell(*placed.value), strip.cell(*placed.value) + 1, "┼");
  fill(cells, low, low + 1, "├");
  fill(cells, high, high + 1, "┤");
}

void draw_open_end(Cells& cells, const Strip& strip, const Placed& placed) {
  constexpr int length = 5;
  if (placed.low) {
    const int from = strip.cell(*placed.low);
    fill(cells, from + 1, from + length, "─");
    fill(cells, from, from + 1, "├");
    fill(cells, std::min(from + length, strip.places() - 1), strip.places(), ">");
    fill(cells, std::min(from + length, strip.places() - 1) + 1, strip.places(), " ");
  } else if (placed.high) {
    const int to = strip.cell(*placed.high);
    fill(cells, to - length + 1, to, "─");
    fill(cells, to, to + 1, "┤");
    fill(cells, std::max(to - length, 0), std::max(to - length, 0) + 1, "<");
  }
}

std::string drawn(const Bar& bar, const Strip& strip, bool is_stack) {
  Cells cells(static_cast<std::size_t>(strip.places()), " ");
  const Placed placed(*bar.mark);
  if (placed.is_limit) {
    draw_open_end(cells, strip, placed);
  } else if (placed.is_range && placed.low && placed.high && !is_stack) {
    fill(cells, strip.cell(*placed.low), strip.cell(*placed.high) + 1, "▒");
  } else if (placed.value && bar.from != 0) {
    draw_member(cells, strip, bar.from, *placed.value);
  } else if (placed.value) {
    draw_bar(cells, strip, *placed.value);
    draw_bounds(cells, strip, placed);
  }
  const auto zero = static_cast<std::size_t>(strip.zero());
  if (zero > 0 && zero < cells.size() && cells[zero] == " ") cells[zero] = "▏";
  return fmt::format("{}", fmt::join(cells, ""));
}

/// In the order in which they stand, company by company; members of a group period by period.
std::vector<Bar> bars_of(const Chart& chart) {
  std::vector<Bar> bars;
  if (chart.kind == Chart::Kind::stacks) {
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      double above = 0, below = 0;
      bool first = true;
      for (const ChartSeries& series : chart.series) {
        const ChartMark& mark = series.marks[p];
        if (series.part == SeriesPart::stated && !has_value(mark.status)) continue;
        Bar bar{series.name, first ? chart.periods[p] : "", &mark, 0, first && p > 0};
        if (const auto value = Placed(mark).value; value && series.part == SeriesPart::member) {
          double& end = *value < 0 ? below : above;
          bar.from = end;
          end += *value;
        }
        bars.push_back(bar);
        first = false;
      }
    }
    return bars;
  }
  if (chart.kind == Chart::Kind::beside) {
    // A company's plans and outcomes of a period stand together.
    std::vector<std::string> companies;
    for (const ChartSeries& series : chart.series) {
      if (std::find(companies.begin(), companies.end(), series.company) != companies.end()) continue;
      companies.push_back(series.company);
      for (std::size_t p = 0; p < chart.periods.size(); ++p) {
        bool first = true;
        for (const ChartSeries& one : chart.series) {
          if (one.company != series.company) continue;
          bars.push_back({one.name, first ? chart.periods[p] : "", &one.marks[p], 0, first && p == 0 && !bars.empty()});
          first = false;
        }
      }
    }
    return bars;
  }
  const bool one_period = chart.periods.size() == 1;
  for (const ChartSeries& series : chart.series) {
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      const bool first = p == 0;
      bars.push_back({first ? series.name : "", one_period ? "" : chart.periods[p], &series.marks[p], 0,
                      first && !one_period && !bars.empty()});
    }
  }
  return bars;
}

std::string sign_of(const ChartMark& mark) {
  if (!has_value(mark.status)) return "×";
  if (!has_point(mark.status)) return " ";
  return is_hollow(mark.status) ? "○" : "●";
}

/// The round numbers under their places, none over another.
std::string ruler(const Axis& axis, const Strip& strip) {
  Cells line(static_cast<std::size_t>(strip.places()) + 1, "─");
  std::string numbers;
  for (const Tick& tick : axis.ticks) {
    if (!strip.reaches(tick.value)) continue;
    const auto at =
        static_cast<std::size_t>(std::clamp(static_cast<int>(std::lround(strip.at(tick.value))), 0, strip.places()));
    line[at] = "┴";
    const std::size_t width = tick.text.size();
    const std::size_t begin = at < width / 2 ? 0 : at - width / 2;
    if (begin < numbers.size() + (numbers.empty() ? 0 : 2)) continue;
    numbers += std::string(begin - numbers.size(), ' ') + tick.text;
  }
  return fmt::format("{}\n{}", fmt::join(line, ""), numbers);
}

std::string key_of(const std::vector<Bar>& bars, bool growth, bool bounds_drawn) {
  bool stated = false, hollow = false, gap = false, range = false, limit = false;
  for (const Bar& bar : bars) {
    const std::string sign = sign_of(*bar.mark);
    stated = stated || sign == "●";
    hollow = hollow || sign == "○";
    gap = gap || sign == "×";
    range = range || bar.mark->status == Status::range;
    limit = limit || bar.mark->status == Status::limit;
  }
  std::vector<std::string> parts;
  if (stated) parts.emplace_back(growth ? "● from stated amounts" : "● stated");
  if (hollow) parts.emplace_back(growth ? "○ from derived or implied ones" : "○ derived or implied");
  if (bounds_drawn) parts.emplace_back("├┼┤ bounds");
  if (range) parts.emplace_back("▒ range");
  if (limit) parts.emplace_back("├──> limit, open at one end");
  if (gap) parts.emplace_back("× no number");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void add_line(std::string& out, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + '\n';
}

}  // namespace
}  // namespace look

std::string text(const Chart& chart, std::size_t width) {
  using namespace look;
  constexpr std::size_t least = 40, least_bar = 12;
  width = std::max(width, least);
  constexpr std::size_t longest_period = 24;  // two days
  std::vector<Bar> bars = bars_of(chart);
  for (Bar& bar : bars) bar.period = elided(bar.period, longest_period);
  const bool periods_first = chart.kind == Chart::Kind::stacks || chart.kind == Chart::Kind::beside;
  std::size_t names = 0, periods = 0, numbers = 0, with_bounds = 0;
  const auto number_of = [](const Bar& bar, bool bounds) {
    const ChartMark& mark = *bar.mark;
    if (!has_value(mark.status)) return "× " + std::string(to_string(mark.status));
    return sign_of(mark) + ' ' + mark.text + (bounds && !mark.bounds.empty() ? ' ' + mark.bounds : "");
  };
  for (const Bar& bar : bars) {
    periods = std::max(periods, core::display_width(bar.period));
    numbers = std::max(numbers, core::display_width(number_of(bar, false)));
    with_bounds = std::max(with_bounds, core::display_width(number_of(bar, true)));
  }
  // Names give way first, the bars last.
  constexpr std::size_t longest_name = 28, least_name = 8;
  const std::size_t others = numbers + 2 + (periods > 0 ? periods + 2 : 0) + 2 + least_bar;
  const std::size_t longest = std::clamp(width - std::min(width, others), least_name, longest_name);
  for (const Bar& bar : bars) names = std::max(names, core::display_width(elided(bar.name, longest)));
  const std::size_t labels = names + (periods > 0 ? periods + 2 : 0) + 2;
  const bool bounds_fit = labels + with_bounds + 2 + 2 * least_bar <= width;
  const std::size_t right = bounds_fit ? with_bounds : numbers;
  constexpr std::size_t shortest_bar = 4;
  const std::size_t places = std::max(shortest_bar, width - std::min(width, labels + right + 2));

  const Axis axis = axis_of(chart, static_cast<int>(std::clamp<std::size_t>(places / 9, 2, 6)));
  const Strip strip(axis, places);
  std::string out;
  for (const std::string& line : wrapped(chart.title, width)) add_line(out, line);
  if (bars.empty()) return out;
  if (!axis.unit.empty()) add_line(out, axis.unit);
  out += '\n';
  bool bounds_drawn = false;
  for (const Bar& bar : bars) {
    if (bar.parted) out += '\n';
    const std::string name = padded(elided(bar.name, longest), names);
    const std::string period = padded(bar.period, periods);
    const std::string before = periods == 0 ? name : periods_first ? period + "  " + name : name + "  " + period;
    const std::string cells = drawn(bar, strip, chart.kind == Chart::Kind::stacks);
    bounds_drawn = bounds_drawn || cells.find("┼") != std::string::npos;
    add_line(out, before + "  " + cells + "  " + number_of(bar, bounds_fit));
  }
  if (!axis.ticks.empty()) {
    const std::string under = ruler(axis, strip), blank(labels, ' ');
    const std::size_t end = under.find('\n');
    add_line(out, blank + under.substr(0, end));
    add_line(out, blank + under.substr(end + 1));
  }
  out += '\n';
  for (const std::string& line : wrapped(key_of(bars, chart.growth, bounds_drawn), width)) add_line(out, line);
  for (const std::string& paragraph : chart.caption) {
    for (const std::string& line : wrapped(paragraph, width)) add_line(out, line);
  }
  return out;
}

}  // namespace capex
