// The part of a series that a question about one period may do with: the figures whose periods begin or end on given
// days. What settles an answer by them is said at Timeline::settles.
#pragma once

#include <vector>

#include "model/panel.hpp"
#include "model/series.hpp"

namespace capex::core {

/// Whether the period begins or ends on one of the days.
bool touches(const Period& period, const std::vector<Date>& days);

/// The series with only those of its figures. `into` is reused: its buffers grow to the longest.
void read_touching(const Series& series, const std::vector<Date>& days, Series& into);
/// The same of a series that is held in a panel.
void read_touching(const PanelSeries& series, const std::vector<Date>& days, Series& into);

}  // namespace capex::core
