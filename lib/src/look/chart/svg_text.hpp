// The small part of SVG that a chart needs, written as text: everything of strangers escaped, every number with one
// place, no clock and no locale.
#pragma once

#include <string>
#include <string_view>

namespace capex::look {

/// "12.3", "7"
std::string place(double value);

/// About how wide the text is drawn in letters of so many pixels; rather too wide than too narrow.
double drawn_width(std::string_view text, double size);

enum class Anchor { start, middle, end };

/// `<text>`; `kind` is its class.
std::string text_at(double x, double y, std::string_view text, std::string_view kind, Anchor anchor = Anchor::start);
std::string line_from(double x1, double y1, double x2, double y2, std::string_view kind);
std::string box_at(double x, double y, double width, double height, std::string_view kind);

}  // namespace capex::look
