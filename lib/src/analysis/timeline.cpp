#include "capex/analysis/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "capex/analysis/bounded_amount.hpp"
#include "capex/error.hpp"
#include "model/fineness.hpp"

namespace capex {
namespace {

/// The year before what is taken from it.
bool reads_before(const Operand& a, const Operand& b) {
  return outer_first(a.figure.period, b.figure.period);
}

Observation unobserved(const Series& series, const Period& period) {
  Observation result{.series = series.id,
                     .company = series.company,
                     .measure = series.measure,
                     .basis = series.basis,
                     .scope = series.scope,
                     .period = period};
  result.currency = result.stated_currency = series.currency;
  return result;
}

/// Adds one more operand. Without a point on either side there is none in the sum.
void add(BoundedAmount& sum, int sign, const BoundedAmount& operand) {
  if (operand.status == Status::overflow) throw Error(ErrorCode::overflow, "an operand's bounds do not fit");
  if (!has_point(operand.status)) sum.status = Status::limit;
  if (sum.status != Status::limit) {
    sum.point = sign > 0 ? checked_add(sum.point, operand.point) : checked_subtract(sum.point, operand.point);
  }
  sum.bounds = sign > 0 ? sum.bounds + operand.bounds : sum.bounds - operand.bounds;
}

}  // namespace

VintageChoice parse_vintage(std::string_view text) {
  if (text == "latest") return VintageChoice::last;
  if (text == "first") return VintageChoice::first;
  throw Error(ErrorCode::parse, fmt::format("no vintage '{}': latest or first", text));
}

bool meets(const History& history, const Bounds& bounds) {
  return std::any_of(history.vintages.begin(), history.vintages.end(), [&bounds](const Vintage& vintage) {
    return meet(bounds_or_open(vintage.figure->amount), bounds);
  });
}

void Timeline::assign(const Series& series, Date as_of, VintageChoice choice) {
  series_ = &series;
  choice_ = choice;
  vintages_.clear();
  histories_.clear();
  tiles_.clear();
  tiler_is_assigned_ = false;
  restated_ = false;
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
      restated_ = restated_ || vintages_.size() > begin + 1;
    }
    first = last;
  }
}

Date Timeline::last_boundary() const {
  return std::max_element(histories_.begin(), histories_.end(),
                          [](const History& a, const History& b) { return a.period.end() < b.period.end(); })
      ->period.end();
}

bool Timeline::reaches(const Period& period) {
  return tile(period).has_value();
}

Observation Timeline::observe(const Period& period) {
  const std::optional<Tiling> tiling = tile(period);
  if (!tiling) return absent(period);
  const Readings read = readings(tiling, std::nullopt);
  return assemble(period, *tiling, {read.data(), read.size()});
}

std::pair<Observation, Observation> Timeline::observe(const Period& amount, const Period& base) {
  const Pair pair = tile(amount, base);
  return {pair.amount ? assemble(amount, *pair.amount, pair.amount_readings()) : absent(amount),
          pair.base ? assemble(base, *pair.base, pair.base_readings()) : absent(base)};
}

std::optional<Observation> Timeline::observe_otherwise(std::size_t history) {
  if (series_->kind != MeasureKind::flow) return std::nullopt;
  const std::optional<Tiling> tiling = tiler().find_otherwise(history);
  if (!tiling) return std::nullopt;
  const Readings read = readings(tiling, std::nullopt);
  return assemble(histories_[history].period, *tiling, {read.data(), read.size()});
}

std::pair<BoundedAmount, BoundedAmount> Timeline::amounts(const Period& amount, const Period& base) {
  const Pair pair = tile(amount, base);
  return {pair.amount ? sum(*pair.amount, pair.amount_readings()) : BoundedAmount(),
          pair.base ? sum(*pair.base, pair.base_readings()) : BoundedAmount()};
}

Timeline::Pair Timeline::tile(const Period& amount, const Period& base) {
  Pair pair{tile(amount), tile(base), {}};
  pair.readings = readings(pair.amount, pair.base);
  return pair;
}

Readings Timeline::readings(const std::optional<Tiling>& amount, const std::optional<Tiling>& base) const {
  // Where nothing was restated the first vintage is the last.
  if (choice_ == VintageChoice::first || !restated_) {
    return Readings((amount ? amount->size() : 0) + (base ? base->size() : 0), 0);
  }
  boost::container::small_vector<History, 8> operands;
  for (const std::optional<Tiling>* tiling : {&amount, &base}) {
    if (!*tiling) continue;
    for (const PlacedTile& placed : **tiling) operands.push_back(histories_[placed.tile]);
  }
  return one_vintage({operands.data(), operands.size()});
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

BoundedAmount Timeline::sum(const Tiling& tiling, std::span<const std::size_t> readings) const {
  BoundedAmount result;
  result.status = tiling.size() == 1 ? Status::stated : Status::derived;
  result.bounds = Bounds::exactly(0);
  VariantId variant{};
  bool overflows = false;
  for (std::size_t i = 0; i < tiling.size(); ++i) {
    const std::span<const Vintage> stood = histories_[tiling[i].tile].vintages;
    const Vintage& vintage = stood[readings[i]];
    result.flags |= vintage.flags;
    if (choice_ == VintageChoice::last && readings[i] + 1 < stood.size()) result.flags |= Flag::held_back;
    if (i == 0) variant = vintage.figure->variant;
    if (vintage.figure->variant != variant) result.flags |= Flag::mixed_definitions;
    try {
      add(result, tiling[i].sign, bounded(Standing{vintage.figure, {}}));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::overflow) throw;
      overflows = true;
    }
  }
  if (overflows) return {Status::overflow, result.flags, 0, {}};
  if (result.status != Status::limit) return result;
  // What is open on both sides says nothing.
  if (!result.bounds.has_low() && !result.bounds.has_high()) return {};
  return {Status::limit, result.flags, 0, result.bounds};
}

Observation Timeline::assemble(const Period& period, const Tiling& tiling,
                               std::span<const std::size_t> readings) const {
  Observation result = unobserved(*series_, period);
  const BoundedAmount amount = sum(tiling, readings);
  if (amount.status == Status::missing) return result;
  result.status = amount.status;
  result.flags = amount.flags;
  result.bounds = amount.bounds;
  if (has_point(amount.status)) result.amount = amount.point;
  for (std::size_t i = 0; i < tiling.size(); ++i) {
    const Figure& figure = *histories_[tiling[i].tile].vintages[readings[i]].figure;
    result.operands.push_back({tiling[i].sign, figure});
    if (has_value(result.status) && (i == 0 || figure.known_on > result.known_on)) result.known_on = figure.known_on;
  }
  std::sort(result.operands.begin(), result.operands.end(), reads_before);
  return result;
}

Observation Timeline::absent(const Period& period) {
  Observation result = unobserved(*series_, period);
  if (series_->kind == MeasureKind::flow) result.gap = tiler().gap(period);
  return result;
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
