#include "analysis/standing/timeline.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"
#include "model/fineness.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

/// The year before what is taken from it.
bool reads_before(const Operand& a, const Operand& b) {
  return outer_first(a.figure.period, b.figure.period);
}

Observation unobserved(const Series& series, const Period& period) {
  Observation result(series.alone(), period);
  result.series = series.id;
  result.currency = series.currency;
  return result;
}

/// Adds one more operand; false where it does not fit. Without a point on either side there is none in the sum.
[[nodiscard]] bool add_operand(BoundedAmount& sum, int sign, const BoundedAmount& operand) {
  if (operand.status == Status::overflow) return false;
  if (!has_middle(operand.status)) sum.status = Status::limit;
  if (operand.status == Status::range && sum.status == Status::stated) sum.status = Status::range;
  return sum.add(sign, operand);
}

}  // namespace

VintageChoice parse_vintage(std::string_view text) {
  if (text == "latest") return VintageChoice::last;
  if (text == "first") return VintageChoice::first;
  throw Error(ErrorCode::parse, fmt::format("no vintage '{}'{}", text, did_you_mean_one_of(text, {"latest", "first"})));
}

bool meets(const History& history, const Bounds& bounds) {
  return std::any_of(history.vintages.begin(), history.vintages.end(), [&bounds](const Vintage& vintage) {
    return meet(bounds_or_open(vintage.figure->amount), bounds);
  });
}

void Timeline::assign(const Series& series, Date as_of, VintageChoice choice) {
  series_ = &series;
  choice_ = choice;
  kept_.clear();
  vintages_.clear();
  histories_.clear();
  restated_.clear();
  definitions_.clear();
  tiles_.clear();
  passed_over_.clear();
  outdated_.reset();
  tiler_is_assigned_ = false;
  is_forest_ = true;
  least_width_ = unbounded_width;

  const bool one_definition = std::all_of(series.figures.begin(), series.figures.end(), [&](const Figure& figure) {
    return figure.variant == series.figures.front().variant;
  });
  const bool as_they_lie = !pass_over(series, as_of) && one_definition;
  if (!as_they_lie) {
    // By period, and in it by definition; the histories point into what is kept.
    for (const Figure& figure : series.figures) {
      if (std::find(passed_over_.begin(), passed_over_.end(), &figure) == passed_over_.end()) kept_.push_back(figure);
    }
    define(kept_);
  }
  const std::span<const Figure> figures = as_they_lie ? std::span<const Figure>(series.figures) : kept_;
  if (as_they_lie && !figures.empty()) definitions_.push_back(figures.front().variant);
  vintages_.reserve(figures.size());  // so that histories can point into it
  Date last_node = Date(boost::gregorian::neg_infin);
  for (auto first = figures.begin(); first != figures.end();) {
    const auto last = std::find_if(first, figures.end(), [first](const Figure& figure) {
      return figure.period != first->period || figure.variant != first->variant;
    });
    const std::size_t begin = vintages_.size();
    add_vintages({first, last}, series.basis, as_of, vintages_);
    if (vintages_.size() > begin) {
      histories_.push_back({first->period, {vintages_.data() + begin, vintages_.size() - begin}, first->variant});
      if (histories_.back().is_restated()) restated_.push_back(histories_.back());
      const Figure& figure = *read(histories_.size() - 1).figure;
      const std::int64_t breadth = width(bounds_or_open(figure.amount)).value_or(unbounded_width);
      tiles_.push_back({first->period, std::min(breadth, unbounded_width), figure.known_on});
      least_width_ = std::min(least_width_, tiles_.back().width);
      // What ends later than all before it leads to where nothing led.
      is_forest_ = is_forest_ && last_node < first->period.end();
      last_node = std::max(last_node, first->period.end());
    }
    first = last;
  }
}

/// Finds the definitions that figures follow, and puts those of one period in their order.
void Timeline::define(std::vector<Figure>& figures) {
  std::map<VariantId, std::ptrdiff_t> count;
  for (const Figure& figure : figures) ++count[figure.variant];
  for (const auto& [definition, figures_of_it] : count) definitions_.push_back(definition);
  const auto before = [&count](VariantId a, VariantId b) {
    return std::tuple(a != VariantId{}, -count[a], a) < std::tuple(b != VariantId{}, -count[b], b);
  };
  std::sort(definitions_.begin(), definitions_.end(), before);
  std::stable_sort(figures.begin(), figures.end(), [&](const Figure& a, const Figure& b) {
    return a.period != b.period ? a.period < b.period : before(a.variant, b.variant);
  });
}

/// Finds the figures that are a longer period's; false where there are none.
bool Timeline::pass_over(const Series& series, Date as_of) {
  if (series.kind != MeasureKind::flow || series.basis != Basis::actual) return false;
  // Most series have no two periods that end on one day, and show it: each ends later than the one before.
  const auto& figures = series.figures;
  Date last_end(boost::gregorian::neg_infin);
  bool ends_rise = true;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const bool is_new = i == 0 || figures[i].period != figures[i - 1].period;
    ends_rise = ends_rise && (!is_new || last_end < figures[i].period.end());
    last_end = figures[i].period.end();
  }
  if (ends_rise) return false;
  std::vector<const Figure*> by_end;
  for (const Figure& figure : figures) {
    if (figure.known_on <= as_of) by_end.push_back(&figure);
  }
  const auto order = [](const Figure* figure) {
    return std::tuple(figure->period.end(), figure->source, figure->variant, figure->period.begin());
  };
  std::sort(by_end.begin(), by_end.end(), [&](const Figure* a, const Figure* b) { return order(a) < order(b); });
  for (std::size_t i = 1; i < by_end.size(); ++i) {
    const Figure& shorter = *by_end[i];
    if (shorter.amount.low() == 0 || shorter.amount.is_limit()) continue;
    for (std::size_t j = i; j-- > 0;) {
      const Figure& longer = *by_end[j];
      if (longer.period.end() != shorter.period.end() || longer.source != shorter.source ||
          longer.variant != shorter.variant) {
        break;
      }
      if (longer.period == shorter.period || longer.amount != shorter.amount) continue;
      passed_over_.push_back(&shorter);
      break;
    }
  }
  return !passed_over_.empty();
}

std::vector<const Figure*> Timeline::passed_over(const Period& period) const {
  std::vector<const Figure*> found;
  for (const Figure* figure : passed_over_) {
    if (figure->period == period) found.push_back(figure);
  }
  return found;
}

Date Timeline::last_boundary() const {
  return std::max_element(histories_.begin(), histories_.end(),
                          [](const History& a, const History& b) { return a.period.end() < b.period.end(); })
      ->period.end();
}

bool Timeline::reaches(const Period& period) {
  if (stated(period, std::nullopt) != none) return true;
  return series_->kind == MeasureKind::flow && tiler().connected(period.begin(), period.end());
}

Observation Timeline::observe(const Period& period) {
  const std::optional<Way> found = way(period);
  if (!found) return absent(period);
  const Readings read = readings(*found);
  return assemble(period, *found, {read.data(), read.size()});
}

std::pair<Observation, Observation> Timeline::observe(const Period& amount, const Period& base) {
  const Pair found = pair(amount, base);
  return {found.amount ? assemble(amount, *found.amount, found.amount_readings()) : absent(amount),
          found.base ? assemble(base, *found.base, found.base_readings()) : absent(base)};
}

std::optional<Observation> Timeline::observe_otherwise(std::size_t history) {
  if (series_->kind != MeasureKind::flow || is_forest_ || tiler().is_bridge(history)) return std::nullopt;
  const Period& period = histories_[history].period;
  const Definition definition = histories_[history].definition;
  std::optional<Way> found = sum_of(period, definition, history);
  if (!found || verdict(*found, history) == Verdict::of_another_vintage) {
    if (auto missing = missing_sum_of_its_vintage(history, definition)) found = std::move(missing);
  }
  if (!found) return std::nullopt;
  const Readings read = readings(*found);
  return assemble(period, *found, {read.data(), read.size()});
}

std::pair<BoundedAmount, BoundedAmount> Timeline::amounts(const Period& amount, const Period& base) {
  const Pair found = pair(amount, base);
  return {found.amount ? sum(*found.amount, found.amount_readings()) : BoundedAmount(),
          found.base ? sum(*found.base, found.base_readings()) : BoundedAmount()};
}

boost::container::small_vector<History, 8> Timeline::operands(const Way& way) const {
  boost::container::small_vector<History, 8> found;
  for (const PlacedTile& placed : way.tiles) found.push_back(histories_[placed.tile]);
  return found;
}

Readings Timeline::readings(const Way& way) const {
  if (choice_ == VintageChoice::first) return Readings(way.tiles.size(), 0);
  if (way.tiles.size() == 1) return Readings{histories_[way.tiles.front().tile].vintages.size() - 1};
  const auto all = operands(way);
  return one_vintage(std::span<const History>(all.data(), all.size()), restated_);
}

BoundedAmount Timeline::sum(const Way& way, std::span<const std::size_t> readings) const {
  const Tiling& tiling = way.tiles;
  BoundedAmount result;
  result.status = tiling.size() == 1 ? Status::stated : Status::derived;
  result.flags = way.flags;
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
    if (!overflows) overflows = !add_operand(result, tiling[i].sign, bounded(Standing{vintage.figure, {}}));
  }
  if (joins_two_bases(tiling)) result.flags |= Flag::mixed_definitions;
  if (overflows) return {Status::overflow, result.flags, 0, {}};
  if (result.status != Status::limit) return result;
  // What is open on both sides says nothing.
  if (!result.bounds.has_low() && !result.bounds.has_high()) return {};
  return {Status::limit, result.flags, 0, result.bounds};
}

Observation Timeline::assemble(const Period& period, const Way& way, std::span<const std::size_t> readings) const {
  const Tiling& tiling = way.tiles;
  Observation result = unobserved(*series_, period);
  const BoundedAmount amount = sum(way, readings);
  if (amount.status == Status::missing) return result;
  result.set(amount);
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

}  // namespace capex::core
