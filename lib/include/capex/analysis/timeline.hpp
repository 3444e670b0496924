// What one series says as of a day: each stated period with the values that stood for it, ready to be asked for any
// period.
//
// Flows are tiled from stated periods (see tiling.hpp), all operands of one vintage (see one_vintage.hpp); stocks,
// prices and counts are matched exactly. Points are computed from points, bounds from bounds.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "capex/analysis/bounded_amount.hpp"
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
/// "latest" or "first"; Error{parse} lists them.
VintageChoice parse_vintage(std::string_view text);

/// Whether any value that stood for the period shares a number with the bounds.
bool meets(const History& history, const Bounds& bounds);

/// Keep one and assign it again for a whole pass: it keeps its buffers. Not shared between threads.
class Timeline {
 public:
  /// Of nothing: to be assigned before it is asked.
  Timeline() = default;
  Timeline(const Series& series, Date as_of, VintageChoice choice = VintageChoice::last) {
    assign(series, as_of, choice);
  }

  Timeline(const Series&& series, Date as_of, VintageChoice choice = VintageChoice::last) = delete;
  Timeline(const Timeline&) = delete;  // histories point into vintages
  Timeline& operator=(const Timeline&) = delete;
  Timeline(Timeline&&) = default;
  Timeline& operator=(Timeline&&) = default;

  /// The series outlives the timeline, or its next assignment.
  void assign(const Series& series, Date as_of, VintageChoice choice = VintageChoice::last);

  const Series& series() const { return *series_; }
  /// Every stated period with the values that stood for it, in order of time.
  std::span<const History> histories() const { return histories_; }
  /// Where the last of them ends; only where there is one.
  Date last_boundary() const;

  /// Whether observe(period) is anything but missing for want of figures.
  bool reaches(const Period& period);

  /// Whether figures of further periods, none of which begins or ends on a boundary of this one, could change nothing
  /// about what is answered for it. So it is where a boundary is no figure's, and where the period is stated, or is the
  /// sum or difference of two stated ones, and no way that is longer could be narrower.
  bool settles(const Period& period) const;

  /// stated, derived, limit, missing (with the gap), or overflow. The flag held_back where a restatement is not yet
  /// applied, mixed_definitions where operands follow unlike variants of the measure.
  Observation observe(const Period& period);
  /// An amount and the base of its growth, of one vintage.
  std::pair<Observation, Observation> observe(const Period& amount, const Period& base);

  /// What the other figures make of a stated period, by its index among the histories; nothing where they do not lead
  /// there, or the series is no flow.
  std::optional<Observation> observe_otherwise(std::size_t history);

  /// The two without lineage, for passes over many.
  std::pair<BoundedAmount, BoundedAmount> amounts(const Period& amount, const Period& base);

  /// The days on which some stated period begins or ends, in order; empty unless the series is a flow.
  std::span<const Date> boundaries();
  /// Whether stated periods lead from one boundary to the other.
  bool connected(Date a, Date b);

 private:
  /// An amount and the base of its growth, and the vintages that the operands of both are read at.
  struct Pair {
    std::optional<Tiling> amount, base;
    Readings readings;

    std::span<const std::size_t> amount_readings() const { return {readings.data(), amount->size()}; }
    std::span<const std::size_t> base_readings() const {
      return {readings.data() + (readings.size() - base->size()), base->size()};
    }
  };

  std::optional<Tiling> tile(const Period& period);
  Pair tile(const Period& amount, const Period& base);
  /// The vintages that the operands of both are read at, in their order.
  Readings readings(const std::optional<Tiling>& amount, const std::optional<Tiling>& base) const;
  BoundedAmount sum(const Tiling& tiling, std::span<const std::size_t> readings) const;
  Observation assemble(const Period& period, const Tiling& tiling, std::span<const std::size_t> readings) const;
  Observation absent(const Period& period);
  Tiler& tiler();

  const Series* series_ = nullptr;
  VintageChoice choice_ = VintageChoice::last;
  std::vector<Vintage> vintages_;
  std::vector<History> histories_;
  std::vector<Tile> tiles_;         // one a history
  std::int64_t least_width_ = 0;    // of the tiles
  bool restated_ = false;           // whether any history has a second vintage
  bool tiler_is_assigned_ = false;  // most periods of most series are stated: tiles are connected only when asked for
  Tiler tiler_;
};

}  // namespace capex
