// What the file reads of a series for a question about one period: the figures whose periods begin or end on given
// days.
#pragma once

#include <algorithm>
#include <vector>

#include "model/panel.hpp"
#include "model/series.hpp"

namespace excerpt {

inline bool touches(const capex::core::Period& period, const std::vector<capex::core::Date>& days) {
  return std::any_of(days.begin(), days.end(),
                     [&period](const capex::core::Date& day) { return day == period.begin() || day == period.end(); });
}

/// Into one whose buffers are used again.
inline void read(const capex::core::Series& series, const std::vector<capex::core::Date>& days,
                 capex::core::Series& into) {
  into.head() = series.head();
  into.figures.clear();
  for (const capex::core::Figure& figure : series.figures) {
    if (touches(figure.period, days)) into.figures.push_back(figure);
  }
}
inline void read(const capex::core::PanelSeries& series, const std::vector<capex::core::Date>& days,
                 capex::core::Series& into) {
  into.head() = series.head();
  into.figures.clear();
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (touches(series.period(i), days)) into.figures.push_back(series.figure(i));
  }
}

}  // namespace excerpt
