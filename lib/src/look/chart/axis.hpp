// The axis of values: where its ends and its round numbers lie. Its numbers are whole multiples of a step of 1, 2 or 5
// times a power of ten, and are written from these; floating point only says where they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/chart.hpp"

namespace capex::look {

/// Whether its marks are per cent.
inline bool has_fractions(const Chart& chart) {
  return chart.growth || !chart.per.empty();
}

/// Of full digits; nothing of an empty text.
std::optional<double> place_of(const std::string& digits);

/// Where a mark's numbers lie. A range has a middle, by which sums count it.
struct Placed {
  explicit Placed(const ChartMark& mark);
  std::optional<double> value, low, high;
  bool is_limit = false, is_range = false;
};

struct Tick {
  double value = 0;
  std::string text;  // "20", "-50%"
};

struct Axis {
  double low = 0, high = 1;    // where it ends
  double least = 0, most = 0;  // of what is drawn, and 0
  std::vector<Tick> ticks;     // none where no mark has a number
  std::string unit;            // "USD bn"; empty for per cent
};

/// From 0, or from below it, to all that is drawn, in about so many steps.
Axis axis_of(const Chart& chart, int steps);

}  // namespace capex::look
