// Which figure stands when several sources state one, as of a day.
//
// Actuals: a figure of lower rank never restates one of higher rank; if their bounds do not meet, the answer carries
// sources_disagree. Of figures whose bounds meet the finer stands, whatever its rank: neither refinement nor repetition
// is a restatement. Of restatements (later, same or higher rank, bounds that do not meet) the latest stands. Guidance
// and estimates are opinions: the latest known stands, even where it is coarser and meets the earlier one.
// Ties: finer, then rank, then earlier known, then source key.
//
// Rank is judged by the best source that supports the value, not by the one that states it finest: a press figure that
// refines a filing's does not let another press figure restate the filing. Of one day the higher ranks are heard first,
// so a release stands beside the press reports of its own day. A restatement settles what disagreed with the value
// before it: sources_disagree says that a source disputes the value that stands, on the day of that value or later.
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <span>

#include "capex/model/series.hpp"
#include "capex/model/status.hpp"

namespace capex {

struct Standing {
  const Figure* figure = nullptr;  // one of the figures given
  Flags flags;                     // sources_disagree, about
};

/// `figures` are all of one series and period, in the order of Series. Nothing when none is known as of the day.
std::optional<Standing> standing(std::span<const Figure> figures, Basis basis, Date as_of);

/// One value of a period in the course of its restatements.
struct Vintage {
  const Figure* figure = nullptr;  // the figure that stands for it: the finest statement of this value
  Date since;                      // the day it replaced the one before, or was first stated
  Date last_stated;                // the last day that a source of no lower rank stated it, and no coarser
  Flags flags;                     // as of Standing
};

/// Every value that stood for the period, in order of time, as of the day; the last one is what standing() answers. Of
/// guidance and estimates a new vintage is one with other words than the one before.
boost::container::small_vector<Vintage, 2> vintages(std::span<const Figure> figures, Basis basis, Date as_of);

/// Whether two figures may state one number: their bounds meet. Bounds that do not fit dispute nothing.
bool agree(const Figure& a, const Figure& b);

/// The figures of exactly this period within a series; empty when there are none.
std::span<const Figure> figures_of(const Series& series, const Period& period);

}  // namespace capex
