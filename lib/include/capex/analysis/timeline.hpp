// What one series says as of a day: each stated period with the values that stood for it, ready to be asked for any
// period.
//
// Flows are tiled from stated periods (see tiling.hpp), all operands of one vintage (see one_vintage.hpp); stocks,
// prices and counts are matched exactly. Points are computed from points, bounds from bounds.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "capex/analysis/one_vintage.hpp"
#include "capex/analysis/standing.hpp"
#include "capex/analysis/tiling.hpp"
#include "capex/model/observation.hpp"
#include "capex/model/series.hpp"

namespace capex {

/// Which of the values that stood for a period is read.
enum class VintageChoice {
  last,   // the newest that goes together with the others of one answer
  first,  // as first stated, whatever came later
};

/// Keep one and assign it again for a whole pass: it keeps its buffers. Not shared between threads.
class Timeline {
 public:
  Timeline() = default;
  Timeline(const Series& series, Date as_of, VintageChoice choice = VintageChoice::last) {
    assign(series, as_of, choice);
  }

  /// The series outlives the timeline, or its next assignment.
  void assign(const Series& series, Date as_of, VintageChoice choice = VintageChoice::last);

  /// Every stated period with the values that stood for it, in order of time.
  std::span<const History> histories() const { return histories_; }

  /// stated, derived, limit, missing, or overflow. The flag held_back where a restatement is not yet applied,
  /// mixed_definitions where operands follow unlike variants of the measure.
  Observation observe(const Period& period);
  /// An amount and the base of its growth, of one vintage.
  std::pair<Observation, Observation> observe(const Period& amount, const Period& base);

  /// Why observe(period) is missing.
  TilingGap gap(const Period& period);

  /// The days on which some stated period begins or ends, in order; empty unless the series is a flow.
  std::span<const Date> boundaries();
  /// Whether stated periods lead from one boundary to the other.
  bool connected(Date a, Date b);

 private:
  using Observations = boost::container::small_vector<Observation, 2>;

  Observations observe_together(std::span<const Period> periods);
  std::optional<Tiling> tile(const Period& period);
  Observation assemble(const Period& period, const Tiling& tiling, std::span<const std::size_t> readings) const;
  Observation absent(const Period& period) const;
  Tiler& tiler();

  const Series* series_ = nullptr;
  VintageChoice choice_ = VintageChoice::last;
  std::vector<Vintage> vintages_;
  std::vector<History> histories_;
  std::vector<Tile> tiles_;       // one a history
  std::int64_t least_width_ = 0;  // of the tiles
  bool tiler_is_assigned_ =
      false;  // most periods of most series are stated, so tiles are connected only when asked for
  Tiler tiler_;
};

}  // namespace capex
