// The course of one series in time: what is stated, what that adds up to, where figures were restated, and where
// nothing is known or figures contradict each other.
#pragma once

#include <optional>
#include <vector>

#include "analysis/standing/standing.hpp"
#include "model/observation.hpp"
#include "model/series.hpp"
#include "time/fiscal_calendar.hpp"
#include "time/label.hpp"

namespace capex::core {

/// One period of the course.
struct Coverage {
  Label label;              // its calendar name, else its name in the company's own terms, else its days
  Observation observation;  // stated, limit, derived; missing for a gap
  int figures = 0;          // how many state it
  /// The values that stood for it, in order of time; more than one where it was restated. They point into the series.
  std::vector<Vintage> vintages;
  /// Of a stated flow: what the other figures add up to, where that meets none of the values that stood for
  /// it though all follow one definition.
  std::optional<Observation> contradiction;
};

/// Every stated period; of flows also every calendar and fiscal year, half and quarter that can be tiled, and the gaps:
/// the longest stretches between boundaries that no stated period covers. In the order of time, the longer first.
std::vector<Coverage> coverage(const Series& series, const FiscalCalendar& calendar, Date as_of = latest);

}  // namespace capex::core
