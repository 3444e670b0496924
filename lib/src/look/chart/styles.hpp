// How one series is told from another: by a colour that the colour-blind see apart, and without colours by the shape
// of its marks, the dashes of its line and the hatching of its areas. Forty-eight differ.
#pragma once

#include <cstddef>
#include <string>

namespace capex::look {

/// Rules for everything that a chart draws, light and dark; they hold within .capex-chart alone.
std::string style_sheet(std::size_t series);

/// `<defs>` with the hatching of so many series: "id-area-0".
std::string hatchings(const std::string& id, std::size_t series);

/// "s3": the class of a series.
std::string style_of(std::size_t series);

/// A mark of the series' shape around a place; hollow for what no source states itself.
std::string mark_at(double x, double y, std::size_t series, bool hollow, double size = 5);

/// What is stated for a group itself: of no series' colour.
std::string diamond_at(double x, double y);

}  // namespace capex::look
