// What an excerpt of a series can tell: whether figures elsewhere could change an answer.
//
// Days are nodes and figures edges (see tiling.hpp). A way that uses a figure which touches neither end of the period
// has three edges or more, the first and the last of which do touch an end: so it is no narrower than the narrowest of
// each together, and where it is as wide it has more edges than a single figure or a pair, and loses.
#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <optional>

#include "capex/analysis/timeline.hpp"

namespace capex {
namespace {

/// The figures that begin or end on a day, but for the one of the period itself.
class Touching {
 public:
  struct Edge {
    const Tile* tile;
    Date other_end;
  };

  explicit Touching(Date day) : day_(day) {}

  void see(const Tile& tile) {
    const bool begins = tile.period.begin() == day_;
    if (!begins && tile.period.end() != day_) return;
    edges_.push_back({&tile, begins ? tile.period.end() : tile.period.begin()});
    least_width_ = std::min(least_width_, tile.width);
  }

  const boost::container::small_vector<Edge, 8>& edges() const { return edges_; }
  std::int64_t least_width() const { return least_width_; }

 private:
  Date day_;
  boost::container::small_vector<Edge, 8> edges_;
  std::int64_t least_width_ = unbounded_width;  // no figure is wider
};

}  // namespace

bool Timeline::settles(const Period& period) const {
  if (series_->kind != MeasureKind::flow) return true;
  Touching at_begin(period.begin());
  Touching at_end(period.end());
  const Tile* direct = nullptr;
  for (const Tile& tile : tiles_) {
    if (tile.period == period) {
      direct = &tile;
    } else {
      at_begin.see(tile);
      at_end.see(tile);
    }
  }
  // Then nothing else leads from one end to the other, nor will anything.
  if (at_begin.edges().empty() || at_end.edges().empty()) return true;
  const std::int64_t least = at_begin.least_width() + at_end.least_width();
  if (direct != nullptr && direct->width <= least) return true;
  // Of pairs that are as narrow the one known latest is the answer, where it is one.
  std::optional<Date> latest_known;
  bool alone = false;
  for (const Touching::Edge& first : at_begin.edges()) {
    for (const Touching::Edge& second : at_end.edges()) {
      if (first.other_end != second.other_end || first.tile->width + second.tile->width > least) continue;
      const Date known_on = std::max(first.tile->known_on, second.tile->known_on);
      if (latest_known && known_on < *latest_known) continue;
      alone = !latest_known || known_on > *latest_known;
      latest_known = known_on;
    }
  }
  return alone;
}

}  // namespace capex
