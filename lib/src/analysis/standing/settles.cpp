// What an excerpt of a series can tell: whether figures elsewhere could change an amount.
//
// Days are nodes and figures edges (see tiling.hpp). A way that is not the figure of the period itself begins with a
// figure that touches the one end and finishes with one that touches the other: so it is no narrower than the narrowest
// of each together. A figure of reports that is as narrow as these stands whatever they come to; a sum does not, as
// figures elsewhere may outdate what it is made of.
#include <algorithm>

#include "analysis/standing/timeline.hpp"

namespace capex::core {
namespace {

/// The narrowest figure that begins or ends on a day, but for the one of the period itself.
class Touching {
 public:
  explicit Touching(Date day) : day_(day) {}

  void see(const Tile& tile) {
    if (tile.period.begin() != day_ && tile.period.end() != day_) return;
    is_touched_ = true;
    least_width_ = std::min(least_width_, tile.width);
  }

  bool is_touched() const { return is_touched_; }
  std::int64_t least_width() const { return least_width_; }

 private:
  Date day_;
  bool is_touched_ = false;
  std::int64_t least_width_ = unbounded_width;  // no figure is wider
};

}  // namespace

bool Timeline::settles(const Period& period) const {
  if (series_->kind != MeasureKind::flow) return true;
  if (definitions_.size() > 1) return false;
  Touching at_begin(period.begin());
  Touching at_end(period.end());
  const std::size_t own = stated(period, std::nullopt);
  for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
    if (tile == own) continue;
    at_begin.see(tiles_[tile]);
    at_end.see(tiles_[tile]);
  }
  // Then nothing else leads from one end to the other, nor will anything.
  if (!at_begin.is_touched() || !at_end.is_touched()) return true;
  if (own == none || read(own).authority != SourceRank::report) return false;
  return tiles_[own].width <= at_begin.least_width() + at_end.least_width();
}

}  // namespace capex::core
