#include "capex/analysis/timeline.hpp"

#include <algorithm>

#include "capex/analysis/bounded_amount.hpp"
#include "capex/error.hpp"
#include "model/fineness.hpp"

namespace capex {
namespace {

/// By begin, the longer first: the year before what is taken from it.
bool reads_before(const Operand& a, const Operand& b) {
  const Period& first = a.figure.period;
  const Period& second = b.figure.period;
  return first.begin() != second.begin() ? first.begin() < second.begin() : first.end() > second.end();
}

/// The sum of one more operand. Without a point on either side there is none in the sum.
void add(Observation& sum, const Operand& operand, const BoundedAmount& amount) {
  sum.flags |= amount.flags;
  if (amount.status == Status::overflow) throw Error(ErrorCode::overflow, "an operand's bounds do not fit");
  if (!has_point(amount.status)) sum.amount.reset();
  if (sum.amount) {
    sum.amount =
        operand.sign > 0 ? checked_add(*sum.amount, amount.point) : checked_subtract(*sum.amount, amount.point);
  }
  sum.bounds = operand.sign > 0 ? sum.bounds + amount.bounds : sum.bounds - amount.bounds;
}

}  // namespace

void Timeline::assign(const Series& series, Date as_of, VintageChoice choice) {
  series_ = &series;
  choice_ = choice;
  vintages_.clear();
  histories_.clear();
  tiles_.clear();
  tiler_is_assigned_ = false;
  least_width_ = unbounded_width;
  vintages_.reserve(series.figures.size());  // so that histories can point into it
  for (auto first = series.figures.begin(); first != series.figures.end();) {
    const auto last = std::find_if(first, series.figures.end(),
                                   [first](const Figure& figure) { return figure.period != first->period; });
    const std::size_t begin = vintages_.size();
    for (const Vintage& vintage : vintages({first, last}, series.basis, as_of)) vintages_.push_back(vintage);
    if (vintages_.size() > begin) {
      histories_.push_back({first->period, {vintages_.data() + begin, vintages_.size() - begin}});
      const Vintage& read = choice == VintageChoice::first ? vintages_[begin] : vintages_.back();
      const std::int64_t breadth = width(bounds_or_open(read.figure->amount)).value_or(unbounded_width);
      tiles_.push_back({first->period, std::min(breadth, unbounded_width), read.figure->known_on});
      least_width_ = std::min(least_width_, tiles_.back().width);
    }
    first = last;
  }
}

Observation Timeline::observe(const Period& period) {
  return std::move(observe_together({&period, 1}).front());
}

std::pair<Observation, Observation> Timeline::observe(const Period& amount, const Period& base) {
  const Period periods[] = {amount, base};
  Observations both = observe_together(periods);
  return {std::move(both[0]), std::move(both[1])};
}

Timeline::Observations Timeline::observe_together(std::span<const Period> periods) {
  boost::container::small_vector<std::optional<Tiling>, 2> tilings;
  boost::container::small_vector<History, 4> operands;
  for (const Period& period : periods) {
    tilings.push_back(tile(period));
    if (!tilings.back()) continue;
    for (const PlacedTile& placed : *tilings.back()) operands.push_back(histories_[placed.tile]);
  }
  const Readings readings =
      choice_ == VintageChoice::first ? Readings(operands.size(), 0) : one_vintage({operands.data(), operands.size()});
  Observations observations;
  std::span<const std::size_t> unread{readings.data(), readings.size()};
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (!tilings[i]) {
      observations.push_back(absent(periods[i]));
      continue;
    }
    observations.push_back(assemble(periods[i], *tilings[i], unread.first(tilings[i]->size())));
    unread = unread.subspan(tilings[i]->size());
  }
  return observations;
}

std::optional<Tiling> Timeline::tile(const Period& period) {
  const auto found = std::lower_bound(tiles_.begin(), tiles_.end(), period,
                                      [](const Tile& tile, const Period& wanted) { return tile.period < wanted; });
  const bool stated = found != tiles_.end() && found->period == period;
  // No pair of others is narrower than twice the narrowest, so most stated periods stand for themselves.
  if (stated && (series_->kind != MeasureKind::flow || found->width <= 2 * least_width_)) {
    return Tiling{{static_cast<std::size_t>(found - tiles_.begin()), +1}};
  }
  if (series_->kind != MeasureKind::flow) return std::nullopt;
  return tiler().find(period);
}

Observation Timeline::assemble(const Period& period, const Tiling& tiling,
                               std::span<const std::size_t> readings) const {
  Observation result = absent(period);
  bool one_definition = true;
  for (std::size_t i = 0; i < tiling.size(); ++i) {
    const std::span<const Vintage> stood = histories_[tiling[i].tile].vintages;
    const Vintage& vintage = stood[readings[i]];
    if (choice_ == VintageChoice::last && readings[i] + 1 < stood.size()) result.flags |= Flag::held_back;
    result.flags |= vintage.flags;
    result.operands.push_back({tiling[i].sign, *vintage.figure});
    one_definition = one_definition && vintage.figure->variant == result.operands.front().figure.variant;
  }
  if (!one_definition) result.flags |= Flag::mixed_definitions;
  std::sort(result.operands.begin(), result.operands.end(), reads_before);
  result.amount = 0;
  result.bounds = Bounds::exactly(0);
  try {
    for (const Operand& operand : result.operands) add(result, operand, bounded(Standing{&operand.figure, {}}));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    result.status = Status::overflow;
    result.amount.reset();
    result.bounds = {};
    return result;
  }
  result.status = !result.amount ? Status::limit : tiling.size() == 1 ? Status::stated : Status::derived;
  result.known_on = std::max_element(result.operands.begin(), result.operands.end(), [](const auto& a, const auto& b) {
                      return a.figure.known_on < b.figure.known_on;
                    })->figure.known_on;
  return result;
}

Observation Timeline::absent(const Period& period) const {
  Observation result{.series = series_->id,
                     .company = series_->company,
                     .measure = series_->measure,
                     .basis = series_->basis,
                     .period = period};
  result.currency = result.stated_currency = series_->currency;
  return result;
}

TilingGap Timeline::gap(const Period& period) {
  return tiler().gap(period);
}

std::span<const Date> Timeline::boundaries() {
  return tiler().boundaries();
}

bool Timeline::connected(Date a, Date b) {
  return tiler().connected(a, b);
}

Tiler& Timeline::tiler() {
  if (!tiler_is_assigned_) {
    const bool flows = series_->kind == MeasureKind::flow;
    tiler_.assign(flows ? std::span<const Tile>(tiles_) : std::span<const Tile>());
    tiler_is_assigned_ = true;
  }
  return tiler_;
}

}  // namespace capex
