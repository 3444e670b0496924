// Which figure stands when several sources state one, as of a day.
//
// Actuals: a figure of lower rank never restates one of higher rank; if their bounds do not meet, the answer carries
// sources_disagree. Of figures whose bounds meet the finer stands, whatever its rank: neither refinement nor repetition
// is a restatement. Of restatements (later, same or higher rank, bounds that do not meet) the latest stands. Guidance and
// estimates are opinions: the latest known stands, even where it is coarser and meets the earlier one.
// Ties: finer, then rank, then earlier known, then source key.
#pragma once

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

/// The figures of exactly this period within a series; empty when there are none.
std::span<const Figure> figures_of(const Series& series, const Period& period);

}  // namespace capex
