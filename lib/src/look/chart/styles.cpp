#include "look/chart/styles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "look/chart/svg_text.hpp"

namespace capex::look {

namespace {

struct Ink {
  std::string_view light, dark;  // on white and on black
};

// Okabe and Ito's colours for the colour-blind, without their yellow, which white paper swallows.
constexpr std::array<Ink, 8> inks = {{{"#0072b2", "#56a9e0"},
                                      {"#c77700", "#f0a83c"},
                                      {"#00815f", "#3cc79c"},
                                      {"#b0508a", "#e08fc0"},
                                      {"#c44601", "#ff8a4c"},
                                      {"#3d8fc4", "#9fd4f5"},
                                      {"#7a4e1d", "#c9a26b"},
                                      {"#666666", "#aaaaaa"}}};

constexpr std::array<std::string_view, 6> dashes = {"none", "9 4", "2 3", "12 3 2 3", "5 2", "12 3 2 3 2 3"};

// Within a square of ten.
constexpr std::array<std::string_view, 8> hatches = {
    "",
    "M-2,12 L12,-2 M-2,2 L2,-2 M8,12 L12,8",
    "M5,3 h2 v2 h-2 z",
    "M0,5 H10",
    "M-2,-2 L12,12 M-2,12 L12,-2",
    "M5,0 V10",
    "M0,0 L10,10",
    "M0,5 H10 M5,0 V10",
};

}  // namespace

std::string style_of(std::size_t series) {
  return fmt::format("s{}", series);
}

std::string style_sheet(std::size_t series) {
  constexpr std::string_view own = ".capex-chart ";
  std::string text =
      ".capex-chart text{font-family:system-ui,\"DejaVu Sans\",\"Noto Sans\",\"Noto Sans CJK SC\",sans-serif;"
      "font-size:13px;fill:#222}\n"
      ".capex-chart .paper{fill:#fff}\n"
      ".capex-chart .title{font-size:18px;font-weight:bold}\n"
      ".capex-chart .small{font-size:12px}\n"
      ".capex-chart .quiet{fill:#555}\n"
      ".capex-chart .halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}\n"
      ".capex-chart .grid{stroke:#ddd;stroke-width:1}\n"
      ".capex-chart .zero{stroke:#555;stroke-width:1}\n"
      ".capex-chart .ink{stroke:#222;stroke-width:1.2;fill:none}\n"
      ".capex-chart .under{stroke:#fff;stroke-width:4;fill:none}\n"
      ".capex-chart .lead{stroke:#999;stroke-width:1;fill:none}\n"
      ".capex-chart .full,.capex-chart .sum{stroke:#222;stroke-width:1.5;fill:#222}\n"
      ".capex-chart .hollow{fill:#fff}\n"
      ".capex-chart .line{fill:none;stroke-width:2}\n"
      ".capex-chart .bound{stroke-width:1.5;fill:none}\n"
      ".capex-chart .mark{stroke-width:1.5}\n"
      ".capex-chart .area{stroke-width:1}\n"
      ".capex-chart .hatch{stroke:#fff;stroke-width:2;fill:none}\n";
  std::string dark =
      "@media screen and (prefers-color-scheme:dark){\n"
      ".capex-chart text{fill:#eee}\n"
      ".capex-chart .paper,.capex-chart .hollow{fill:#161616}\n"
      ".capex-chart .quiet{fill:#bbb}\n"
      ".capex-chart .halo,.capex-chart .hatch,.capex-chart .under{stroke:#161616}\n"
      ".capex-chart .grid{stroke:#3a3a3a}\n"
      ".capex-chart .zero{stroke:#bbb}\n"
      ".capex-chart .ink{stroke:#eee}\n"
      ".capex-chart .full,.capex-chart .sum{stroke:#eee;fill:#eee}\n";
  for (std::size_t i = 0; i < series; ++i) {
    const Ink& ink = inks[i % inks.size()];
    const std::string own_style = fmt::format("{}.{}", own, style_of(i));
    const auto rules = [&own_style](std::string_view colour, std::string_view paper) {
      return fmt::format(
          "{0}.line,{0}.bound,{0}.mark,{0}.area{{stroke:{1}}}\n{0}.mark,{0}.fill{{fill:{1}}}\n{0}.hollow{{fill:{2}}}\n",
          own_style, colour, paper);
    };
    text += rules(ink.light, "#fff");
    dark += rules(ink.dark, "#161616");
    const std::string_view dash = dashes[(i + 5 * (i / inks.size())) % dashes.size()];
    if (dash != "none") text += fmt::format("{}.line{{stroke-dasharray:{}}}\n", own_style, dash);
  }
  return text + dark + "}\n";
}

std::string hatchings(const std::string& id, std::size_t series) {
  std::string text = "<defs>\n";
  for (std::size_t i = 0; i < series; ++i) {
    const std::string_view hatch = hatches[(i + i / inks.size()) % hatches.size()];
    text += fmt::format(
        "<pattern id=\"{0}-area-{1}\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\">"
        "<rect class=\"{2} fill\" width=\"10\" height=\"10\"/>{3}</pattern>\n",
        id, i, style_of(i), hatch.empty() ? "" : fmt::format("<path class=\"hatch\" d=\"{}\"/>", hatch));
  }
  return text + "</defs>\n";
}

std::string mark_at(double x, double y, std::size_t series, bool hollow, double size) {
  const std::string kind = fmt::format("{} mark{}", style_of(series), hollow ? " hollow" : "");
  const auto at = [&](double dx, double dy) { return place(x + dx * size) + ',' + place(y + dy * size); };
  const auto shape = [&](std::initializer_list<std::pair<double, double>> corners) {
    std::string points;
    for (const auto& [dx, dy] : corners) points += (points.empty() ? "" : " ") + at(dx, dy);
    return fmt::format("<polygon class=\"{}\" points=\"{}\"/>\n", kind, points);
  };
  switch (series % 8) {
    case 0:
      return fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", kind, place(x), place(y),
                         place(size * 0.9));
    case 1:
      return shape({{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}});
    case 2:
      return shape({{0, -1.1}, {1.1, 0.8}, {-1.1, 0.8}});
    case 3:
      return shape({{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}});
    case 4:
      return shape({{0, 1.1}, {1.1, -0.8}, {-1.1, -0.8}});
    case 5:
      return shape({{1.1, 0}, {-0.8, 1.1}, {-0.8, -1.1}});
    case 6:
      return shape({{-1.1, 0}, {0.8, 1.1}, {0.8, -1.1}});
    default:
      return shape({{1.1, 0}, {0.55, 0.95}, {-0.55, 0.95}, {-1.1, 0}, {-0.55, -0.95}, {0.55, -0.95}});
  }
}

std::string diamond_at(double x, double y) {
  constexpr double size = 5.5;
  const auto at = [&](double dx, double dy) { return place(x + dx * size) + ',' + place(y + dy * size); };
  return fmt::format("<polygon class=\"ink hollow\" points=\"{} {} {} {}\"/>\n", at(0, -1), at(1, 0), at(0, 1),
                     at(-1, 0));
}

}  // namespace capex::look
