#include "look/chart/svg_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "money/digits_text.hpp"
#include "text/utf8.hpp"
#include "text/visible.hpp"

namespace capex::look {

std::string escaped(std::string_view text) {
  const std::string shown = core::visible(text);
  std::string out;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t length = std::max<std::size_t>(core::character_length(std::string_view(shown).substr(at)), 1);
    const std::string_view one = std::string_view(shown).substr(at, length);
    at += length;
    if (one == "&") {
      out += "&amp;";
    } else if (one == "<") {
      out += "&lt;";
    } else if (one == ">") {
      out += "&gt;";
    } else if (one == "\"") {
      out += "&quot;";
    } else if (one == "'") {
      out += "&#39;";
    } else if (one != "\xef\xbf\xbe" && one != "\xef\xbf\xbf") {
      out += one;
    }
  }
  return out;
}

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
