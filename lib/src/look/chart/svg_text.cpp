#include "look/chart/svg_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "look/escaped.hpp"
#include "money/digits_text.hpp"
#include "text/visible.hpp"

namespace capex::look {

std::string place(double value) {
  return core::shortest_text(std::llround(value * 10), 1);
}

double drawn_width(std::string_view text, double size) {
  return 0.6 * size * static_cast<double>(core::display_width(text));
}

std::string text_at(double x, double y, std::string_view text, std::string_view kind, Anchor anchor) {
  const std::string_view at = anchor == Anchor::middle ? " text-anchor=\"middle\""
                              : anchor == Anchor::end  ? " text-anchor=\"end\""
                                                       : "";
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n", kind, place(x), place(y), at, escaped(text));
}

std::string line_from(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", kind, place(x1), place(y1),
                     place(x2), place(y2));
}

std::string box_at(double x, double y, double width, double height, std::string_view kind) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", kind, place(x), place(y),
                     place(width), place(height));
}

}  // namespace capex::look
