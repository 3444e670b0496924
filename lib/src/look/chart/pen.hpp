// Where things lie on the paper, and the strokes that every kind of chart is made of. The axis of values runs upwards,
// or to the right where the chart is turned: bars with names beside them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "capex/chart.hpp"
#include "look/chart/axis.hpp"
#include "look/chart/svg_text.hpp"

namespace capex::look {

struct Frame {
  double left = 0, top = 0, width = 0, height = 0;
  Axis axis;
  bool turned = false;
  std::size_t slots = 1;  // for periods, or for the bars of a turned chart

  double right() const { return left + width; }
  double bottom() const { return top + height; }
  double slot() const { return (turned ? height : width) / static_cast<double>(slots); }
  /// The middle of a slot, along the axis of periods.
  double along(std::size_t slot_number) const {
    return (turned ? top : left) + slot() * (static_cast<double>(slot_number) + 0.5);
  }
  double of(double value) const {
    const double part = (value - axis.low) / (axis.high - axis.low);
    return turned ? left + width * part : bottom() - height * part;
  }
};

class Pen {
 public:
  explicit Pen(const Frame& frame) : frame_(&frame) {}

  std::string text() { return std::move(text_); }
  void add(const std::string& piece) { text_ += piece; }

  /// What is drawn until close() tells this where a pointer rests on it.
  void open(std::string_view words);
  void close() { text_ += "</g>\n"; }

  void line(double along, double from, double to, std::string_view kind);
  void mark(double along, double value, std::size_t series, bool hollow);
  /// The bounds, with an end at each.
  void whisker(double along, const Placed& placed, std::string_view kind);
  /// From a bound to where it is open.
  void open_end(double along, const Placed& placed, std::string_view kind);
  /// From one value to another; `fill` is a hatching or empty.
  void box(double along, double half, double from, double to, std::string_view kind, const std::string& fill);
  /// The sign of a gap, at 0 or past what there is.
  void gap(double along, std::string_view kind, double value = 0);
  /// What numbers may not lie upon: from one value to another, or around one.
  void keep_free(double along, double half, double from, double to);
  /// The same of a line.
  void keep_line_free(double along1, double value1, double along2, double value2);
  /// A number past the outer end of what is drawn, or beside it; left out where it would lie upon another, or upon what
  /// is kept free.
  void number(double along, double outermost, const std::string& text);

 private:
  struct Area {
    double left, top, right, bottom;
  };
  bool is_free(const Area& area) const;
  struct Spot {
    double x, y;
    Anchor anchor;
  };
  std::vector<Spot> spots(double along, double outermost) const;

  const Frame* frame_;
  std::string text_;
  std::vector<Area> taken_;
  bool has_lines_ = false;
};

/// The cross of a gap around a place.
std::string cross_at(double x, double y, std::string_view kind);

}  // namespace capex::look
