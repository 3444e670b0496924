// A chart as a page of SVG: title, legend, axes, what they hold, the key of signs, the caption.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "capex/chart.hpp"
#include "look/chart/pen.hpp"
#include "look/chart/plot.hpp"
#include "look/chart/styles.hpp"
#include "look/chart/words.hpp"
#include "look/escaped.hpp"

namespace capex {

namespace look {
namespace {

using SeriesPart = ChartSeries::Part;
constexpr double page_width = 960, margin = 20;

/// What a page holds so far, from the top down.
struct Page {
  std::string text;
  double y = margin;
};

/// How many places of letters so large fit the width.
std::size_t places_in(double width, double letters) {
  return static_cast<std::size_t>(width / (0.6 * letters));
}

void write_paragraph(Page& page, std::string_view words, double letters, std::string_view kind) {
  // Bold letters are a little wider.
  for (const std::string& line :
       wrapped(words, places_in(page_width - 2 * margin, letters * (letters > 16 ? 1.08 : 1)))) {
    page.y += letters * 1.35;
    page.text += text_at(margin, page.y, line, kind);
  }
}

/// Things in a row, each a sign and its words, broken where the page ends.
class SignRow {
 public:
  explicit SignRow(Page& page) : page_(&page) {}

  /// `sign` draws around a place.
  template <class Sign>
  void add(const std::string& words, Sign sign) {
    const double width = 30 + drawn_width(words, 12) + 22;
    if (!begun_ || x_ + width > page_width - margin) {
      x_ = margin;
      page_->y += 20;
      begun_ = true;
    }
    page_->text += sign(x_ + 10, page_->y - 4.5);
    page_->text += text_at(x_ + 26, page_->y, words, "small");
    x_ += width;
  }

 private:
  Page* page_;
  double x_ = margin;
  bool begun_ = false;
};

std::string swatch(double x, double y, const std::string& id, std::size_t style) {
  return fmt::format(
      "<rect class=\"{} area\" x=\"{}\" y=\"{}\" width=\"22\" height=\"12\" fill=\"url(#{}-area-{})\"/>\n",
      style_of(style), place(x - 11), place(y - 6), id, style);
}

std::string whisker_sign(double x, double y) {
  return line_from(x, y - 7, x, y + 7, "ink") + line_from(x - 4, y - 7, x + 4, y - 7, "ink") +
         line_from(x - 4, y + 7, x + 4, y + 7, "ink");
}

/// Which series is which, where they are not named beside what is drawn.
void write_legend(Page& page, const Chart& chart, const std::string& id) {
  if (chart.kind != Chart::Kind::stacks && chart.kind != Chart::Kind::beside) return;
  const std::vector<std::size_t> styles = styles_of(chart);
  SignRow row(page);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    const ChartSeries& series = chart.series[s];
    if (series.part == SeriesPart::sum) continue;
    row.add(elided(series.name, 40), [&](double x, double y) {
      if (series.part == SeriesPart::stated) return whisker_sign(x, y) + diamond_at(x, y);
      if (chart.kind == Chart::Kind::beside && series.basis == "actual") return mark_at(x, y, styles[s], false);
      return swatch(x, y, id, styles[s]);
    });
  }
}

/// Which signs the chart uses.
struct Signs {
  double bounds = 0;  // the widest
  bool stated = false, hollow = false, range = false, limit = false, gap = false;
};

Signs signs_of(const Chart& chart) {
  Signs signs;
  for (const ChartSeries& series : chart.series) {
    for (const ChartMark& mark : series.marks) {
      const Placed placed(mark);
      const bool is_stack = chart.kind == Chart::Kind::stacks;
      const bool is_member = series.part == SeriesPart::member;
      signs.gap = signs.gap || (!has_value(mark.status) && series.part != SeriesPart::stated);
      signs.limit = signs.limit || (placed.is_limit && !is_stack);
      signs.range = signs.range || (placed.is_range && !is_stack);
      if (!is_member && !placed.is_range && placed.low && placed.high) {
        signs.bounds = std::max(signs.bounds, *placed.high - *placed.low);
      }
      if (is_stack || !has_point(mark.status)) continue;
      (is_hollow(mark.status) ? signs.hollow : signs.stated) = true;
    }
  }
  return signs;
}

void write_key(Page& page, const Chart& chart) {
  const Axis axis = axis_of(chart, 5);
  constexpr double seen = 0.02;  // of the axis
  const Signs signs = signs_of(chart);
  SignRow row(page);
  if (signs.hollow && signs.stated && chart.kind != Chart::Kind::bars) {
    row.add(chart.growth ? "from stated amounts" : "stated", [](double x, double y) {
      return fmt::format("<circle class=\"full\" cx=\"{}\" cy=\"{}\" r=\"4\"/>\n", place(x), place(y));
    });
  }
  if (signs.hollow) {
    row.add(chart.growth ? "from derived or implied amounts" : "derived or implied", [](double x, double y) {
      return fmt::format("<circle class=\"ink hollow\" cx=\"{}\" cy=\"{}\" r=\"4\"/>\n", place(x), place(y));
    });
  }
  if (signs.bounds > 0) {
    const bool wide = signs.bounds > seen * (axis.high - axis.low);
    row.add(wide ? "bounds, from the rounding of the sources" : "bounds, here hardly wider than a line", whisker_sign);
  }
  if (signs.range) {
    row.add("range, as stated", [](double x, double y) { return box_at(x - 5, y - 7, 10, 14, "ink"); });
  }
  if (signs.limit) {
    row.add("limit, open at one end", [](double x, double y) {
      return line_from(x, y + 7, x, y - 7, "ink") + line_from(x - 5, y + 7, x + 5, y + 7, "ink") +
             line_from(x - 4, y - 3, x, y - 7, "ink") + line_from(x + 4, y - 3, x, y - 7, "ink");
    });
  }
  if (signs.gap) row.add("no number", [](double x, double y) { return cross_at(x, y, "ink"); });
}

/// The round numbers and their lines.
std::string grid(const Frame& frame) {
  std::string text;
  for (const Tick& tick : frame.axis.ticks) {
    const double at = frame.of(tick.value);
    const bool is_zero = tick.value == 0;
    const std::string_view kind = is_zero ? "zero" : "grid";
    if (frame.turned) {
      text += line_from(at, frame.top, at, frame.bottom(), kind);
      text += text_at(at, frame.bottom() + 18, tick.text, "small quiet", Anchor::middle);
    } else {
      text += line_from(frame.left, at, frame.right(), at, kind);
      text += text_at(frame.left - 8, at + 4.5, tick.text, "small quiet", Anchor::end);
    }
  }
  return text;
}

/// The periods under their places; where they are too many every second, third ... counted from the newest.
std::string periods_under(const Chart& chart, const Frame& frame) {
  double widest = 0;
  for (const std::string& period : chart.periods) widest = std::max(widest, drawn_width(period, 12) + 8);
  const auto step = static_cast<std::size_t>(widest / frame.slot()) + 1;
  std::string text;
  for (std::size_t p = 0; p < chart.periods.size(); ++p) {
    if ((chart.periods.size() - 1 - p) % step != 0) continue;
    text += text_at(frame.along(p), frame.bottom() + 20, chart.periods[p], "small", Anchor::middle);
  }
  return text;
}

double widest_text(const Chart& chart, bool of_negatives) {
  double widest = 0;
  for (const ChartSeries& series : chart.series) {
    for (const ChartMark& mark : series.marks) {
      const Placed placed(mark);
      if (of_negatives && placed.value.value_or(0) >= 0) continue;
      widest = std::max(widest, drawn_width(mark.text, 12) + 14);
    }
  }
  return widest;
}

void write_upright(Page& page, const Chart& chart, const std::string& id) {
  Frame frame;
  frame.axis = axis_of(chart, 5);
  frame.slots = std::max<std::size_t>(chart.periods.size(), 1);
  double labels = 30;
  for (const Tick& tick : frame.axis.ticks) labels = std::max(labels, drawn_width(tick.text, 12) + 10);
  frame.left = margin + labels;
  frame.width = page_width - margin - frame.left - names_width(chart);
  if (!frame.axis.unit.empty()) {
    page.y += 24;
    page.text += text_at(margin, page.y, frame.axis.unit, "small quiet");
  }
  frame.top = page.y + 24;
  frame.height =
      chart.kind == Chart::Kind::lines ? std::max(330.0, 16 * static_cast<double>(chart.series.size()) + 8) : 330;
  page.text += grid(frame) + periods_under(chart, frame) + plotted(chart, frame, id);
  if (frame.axis.ticks.empty()) {
    page.text +=
        text_at(frame.left + frame.width / 2, frame.top + frame.height / 2, "no number", "quiet", Anchor::middle);
  }
  page.y = frame.bottom() + 32;
}

void write_turned(Page& page, const Chart& chart, const std::string& id) {
  constexpr std::size_t longest_name = 34;
  Frame frame;
  frame.turned = true;
  frame.axis = axis_of(chart, 6);
  frame.slots = std::max<std::size_t>(chart.series.size(), 1);
  double names = 0;
  for (const ChartSeries& series : chart.series) {
    names = std::max(names, drawn_width(elided(series.name, longest_name), 13) + 12);
  }
  frame.left = margin + names + widest_text(chart, true);
  frame.width = page_width - margin - frame.left - widest_text(chart, false);
  if (!frame.axis.unit.empty()) {
    page.y += 20;
    page.text += text_at(frame.left, page.y, frame.axis.unit, "small quiet");
  }
  frame.top = page.y + 14;
  frame.height = 30 * static_cast<double>(frame.slots);
  page.text += grid(frame) + plotted(chart, frame, id);
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    page.text += text_at(margin, frame.along(s) + 4.5, elided(chart.series[s].name, longest_name), "");
  }
  page.y = frame.bottom() + 30;
}

/// All that is drawn, in words.
std::string described(const Chart& chart) {
  std::string text;
  for (const ChartSeries& series : chart.series) {
    for (std::size_t p = 0; p < chart.periods.size(); ++p) {
      if (series.part == SeriesPart::stated && !has_value(series.marks[p].status)) continue;
      text += words_of(chart, series, p) + ". ";
    }
  }
  for (const std::string& line : chart.caption) text += line + ' ';
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string checked_id(const std::string& id) {
  const bool plain = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return plain ? id : "chart";
}

}  // namespace
}  // namespace look

std::string svg(const Chart& chart, const std::string& wanted_id) {
  const std::string id = look::checked_id(wanted_id);
  look::Page page;
  look::write_paragraph(page, chart.title, 18, "title");
  page.y += 4;
  look::write_legend(page, chart, id);
  if (look::is_turned(chart)) {
    look::write_turned(page, chart, id);
  } else {
    look::write_upright(page, chart, id);
  }
  look::write_key(page, chart);
  page.y += 8;
  for (const std::string& line : chart.caption) look::write_paragraph(page, line, 12, "small quiet");
  const std::string width = look::place(look::page_width), height = look::place(page.y + look::margin);
  const std::vector<std::size_t> styles = look::styles_of(chart);
  const std::size_t used = styles.empty() ? 1 : *std::max_element(styles.begin(), styles.end()) + 1;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"capex-chart\" role=\"img\" "
             "aria-labelledby=\"{0}-title {0}-desc\" width=\"{1}\" height=\"{2}\" viewBox=\"0 0 {1} {2}\">\n"
             "<title id=\"{0}-title\">{3}</title>\n<desc id=\"{0}-desc\">{4}</desc>\n<style>\n{5}</style>\n{6}",
             id, width, height, look::escaped(chart.title), look::escaped(look::described(chart)),
             look::style_sheet(used), look::hatchings(id, used)) +
         fmt::format("<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n{}</svg>\n", width, height, page.text);
}

}  // namespace capex
