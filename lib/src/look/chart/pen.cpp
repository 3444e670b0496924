#include "look/chart/pen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "look/chart/styles.hpp"

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
  text_ += frame_->turned ? cross_at(base + off, along, kind) : cross_at(along, base - off, kind);
}

bool Pen::is_free(const Area& area) const {
  return std::none_of(taken_.begin(), taken_.end(), [&area](const Area& other) {
    return area.left < other.right && other.left < area.right && area.top < other.bottom && other.top < area.bottom;
  });
}

void Pen::keep_free(double along, double value, double half) {
  const double at = frame_->of(value);
  const double x = frame_->turned ? at : along, y = frame_->turned ? along : at;
  taken_.push_back({x - half, y - half, x + half, y + half});
}

void Pen::number(double along, double outermost, const std::string& text) {
  constexpr double letters = 12, height = 14;
  const bool below = outermost < 0;
  const double at = frame_->of(outermost), width = drawn_width(text, letters);
  const double x = frame_->turned ? at + (below ? -9 : 9) : along;
  const double y = frame_->turned ? along + 4.5 : at + (below ? 18 : -9);
  const Anchor anchor = !frame_->turned ? Anchor::middle : below ? Anchor::end : Anchor::start;
  const double left = anchor == Anchor::middle ? x - width / 2 : anchor == Anchor::end ? x - width : x;
  const Area area{left, y - height + 3, left + width, y + 2};
  if (!is_free(area)) return;
  taken_.push_back(area);
  text_ += text_at(x, y, text, "small halo", anchor);
}

}  // namespace capex::look
