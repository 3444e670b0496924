#include "look/chart/pen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "look/chart/styles.hpp"
#include "look/escaped.hpp"

namespace capex::look {

std::string cross_at(double x, double y, std::string_view kind) {
  constexpr double arm = 3.5;
  return line_from(x - arm, y - arm, x + arm, y + arm, kind) + line_from(x - arm, y + arm, x + arm, y - arm, kind);
}

void Pen::open(std::string_view words) {
  text_ += fmt::format("<g><title>{}</title>\n", escaped(words));
}

void Pen::line(double along, double from, double to, std::string_view kind) {
  text_ += frame_->turned ? line_from(from, along, to, along, kind) : line_from(along, from, along, to, kind);
}

void Pen::mark(double along, double value, std::size_t series, bool hollow) {
  const double at = frame_->of(value);
  text_ += frame_->turned ? mark_at(at, along, series, hollow) : mark_at(along, at, series, hollow);
}

void Pen::whisker(double along, const Placed& placed, std::string_view kind) {
  if (!placed.low || !placed.high) return;
  const double low = frame_->of(*placed.low), high = frame_->of(*placed.high);
  if (std::abs(high - low) < 0.1) return;  // exact, or as good as that
  line(along, low, high, kind);
  constexpr double cap = 4;
  for (const double end : {low, high}) {
    text_ += frame_->turned ? line_from(end, along - cap, end, along + cap, kind)
                            : line_from(along - cap, end, along + cap, end, kind);
  }
}

void Pen::open_end(double along, const Placed& placed, std::string_view kind) {
  if (!placed.low && !placed.high) return;
  const double way = (placed.low ? 1 : -1) * (frame_->turned ? 1 : -1);
  const double from = frame_->of(placed.low ? *placed.low : *placed.high);
  const double to = from + way * 22;
  line(along, from, to, kind);
  constexpr double cap = 6, tip = 5;
  if (frame_->turned) {
    text_ += line_from(from, along - cap, from, along + cap, kind);
    text_ += line_from(to - way * tip, along - tip, to, along, kind) +
             line_from(to - way * tip, along + tip, to, along, kind);
  } else {
    text_ += line_from(along - cap, from, along + cap, from, kind);
    text_ += line_from(along - tip, to - way * tip, along, to, kind) +
             line_from(along + tip, to - way * tip, along, to, kind);
  }
}

void Pen::box(double along, double half, double from, double to, std::string_view kind, const std::string& fill) {
  const double a = frame_->of(from), b = frame_->of(to);
  const double begin = std::min(a, b), length = std::max(std::abs(a - b), 1.0);
  const std::string style = fill.empty() ? "" : fmt::format(" fill=\"url(#{})\"", fill);
  const double x = frame_->turned ? begin : along - half, y = frame_->turned ? along - half : begin;
  const double width = frame_->turned ? length : 2 * half, height = frame_->turned ? 2 * half : length;
  text_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n", kind, place(x),
                       place(y), place(width), place(height), style);
}

void Pen::gap(double along, std::string_view kind, double value) {
  const double base = frame_->of(value);
  constexpr double off = 8;
  if (!frame_->turned) taken_.push_back({along - 4, base - off - 4, along + 4, base - off + 4});
  text_ += frame_->turned ? cross_at(base + off, along, kind) : cross_at(along, base - off, kind);
}

bool Pen::is_free(const Area& area) const {
  return std::none_of(taken_.begin(), taken_.end(), [&area](const Area& other) {
    return area.left < other.right && other.left < area.right && area.top < other.bottom && other.top < area.bottom;
  });
}

void Pen::keep_free(double along, double half, double from, double to) {
  const double a = std::min(frame_->of(from), frame_->of(to)), b = std::max(frame_->of(from), frame_->of(to));
  const double around = from == to ? half : 0;
  if (frame_->turned) {
    taken_.push_back({a - around, along - half, b + around, along + half});
  } else {
    taken_.push_back({along - half, a - around, along + half, b + around});
  }
}

void Pen::keep_line_free(double along1, double value1, double along2, double value2) {
  constexpr double piece = 5, half = 2;
  const double from = frame_->of(value1), to = frame_->of(value2);
  const double pieces = std::ceil(std::max(std::abs(along2 - along1), std::abs(to - from)) / piece);
  for (double i = 0; i <= pieces; ++i) {
    const double x = along1 + (along2 - along1) * i / pieces, y = from + (to - from) * i / pieces;
    taken_.push_back({x - half, y - half, x + half, y + half});
  }
  has_lines_ = true;
}

/// Where a number may stand, the best first: beside a mark only where no line leaves it.
std::vector<Pen::Spot> Pen::spots(double along, double outermost) const {
  const double at = frame_->of(outermost);
  if (frame_->turned) {
    return {{at + (outermost < 0 ? -9 : 9), along + 4.5, outermost < 0 ? Anchor::end : Anchor::start}};
  }
  const auto around = [along](double y) -> std::vector<Spot> {
    return {{along, y, Anchor::middle}, {along + 8, y, Anchor::end}, {along - 8, y, Anchor::start}};
  };
  const std::vector<Spot> over = around(at - 9), under = around(at + 18);
  const std::vector<Spot>& outer = outermost < 0 ? under : over;
  const std::vector<Spot>& inner = outermost < 0 ? over : under;
  if (!has_lines_) return {outer[0], {along + 9, at + 4.5, Anchor::start}, inner[0]};
  // Then on either side of a line that rises or falls.
  const Spot left_over{along - 9, at - 2, Anchor::end}, right_under{along + 9, at + 11, Anchor::start};
  const Spot right_over{along + 9, at - 2, Anchor::start}, left_under{along - 9, at + 11, Anchor::end};
  return {outer[0], outer[1], outer[2], inner[0], inner[1], inner[2], left_over, right_under, right_over, left_under};
}

void Pen::number(double along, double outermost, const std::string& text) {
  constexpr double letters = 12, above = 11, below = 3;  // of a line of them
  const double width = drawn_width(text, letters);
  for (const Spot& spot : spots(along, outermost)) {
    double left = spot.x - (spot.anchor == Anchor::middle ? width / 2 : spot.anchor == Anchor::end ? width : 0);
    // At the ends of the axis it may stand a little to the side.
    double aside = 0;
    if (spot.anchor == Anchor::middle) aside = std::min(0.0, frame_->right() + 10 - left - width);
    left += aside;
    const Area area{left, spot.y - above, left + width, spot.y + below - 1};
    const bool on_page = frame_->turned || (area.left >= frame_->left && area.right <= frame_->right() + 10 &&
                                            area.bottom <= frame_->bottom() + 4);
    if (!on_page || !is_free(area)) continue;
    taken_.push_back(area);
    text_ += text_at(spot.x + aside, spot.y, text, "small halo", spot.anchor);
    return;
  }
}

}  // namespace capex::look
