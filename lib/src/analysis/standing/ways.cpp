// What answers for a period: a figure or a sum of figures, by which definition of the measure.
#include <algorithm>
#include <cstdlib>

#include "analysis/standing/contemporary.hpp"
#include "analysis/standing/timeline.hpp"

namespace capex::core {
namespace {

constexpr int a_year = 366;
constexpr int most_days_off_a_year = 10;  // 52 and 53 weeks are 364 and 371

bool is_year_before(const Period& earlier, const Period& later) {
  const auto a_year_apart = [](Date from, Date to) {
    return std::abs(days_between(from, to) - a_year) <= most_days_off_a_year;
  };
  return a_year_apart(earlier.begin(), later.begin()) && a_year_apart(earlier.end(), later.end());
}

}  // namespace

std::optional<Timeline::Way> Timeline::way(const Period& period) {
  if (definitions_.size() <= 1) return way(period, std::nullopt);
  std::optional<Way> best;
  std::int64_t least = 0;
  for (const VariantId definition : definitions_) {
    std::optional<Way> found = way(period, definition);
    if (!found) continue;
    if (definition == VariantId{}) return found;
    std::int64_t width = 0;
    for (const PlacedTile& placed : found->tiles) width += tiles_[placed.tile].width;
    const bool better = !best || (found->tiles.size() == 1) > (best->tiles.size() == 1) ||
                        ((found->tiles.size() == 1) == (best->tiles.size() == 1) && width < least);
    if (!better) continue;
    best = std::move(found);
    least = width;
  }
  if (!best) return way(period, std::nullopt);
  if (has_foremost_about(period, definition_of(*best))) best->flags |= Flag::mixed_definitions;
  return best;
}

std::optional<Timeline::Way> Timeline::way(const Period& period, Definition definition) {
  const std::size_t exact = stated(period, definition);
  if (series_->kind != MeasureKind::flow) {
    return exact == none ? std::nullopt : std::optional(Way{{{exact, +1}}});
  }
  if (exact == none) return sum_of(period, definition);
  Way answer{{{exact, +1}}};
  if (is_forest_ || tiler().is_bridge(exact)) return answer;

  // No pair of others is narrower than twice the narrowest.
  const SourceRank rank = read(exact).authority;
  if (tiles_[exact].width > 2 * least_width_) {
    std::optional<Way> finer = sum_of(period, definition, exact, rank);
    const BoundedAmount found = finer ? value_of(*finer) : BoundedAmount();
    const auto breadth = width(found.bounds);
    if (has_middle(found.status) && breadth && *breadth < tiles_[exact].width &&
        meet(found.bounds, value_of(answer).bounds)) {
      return finer;
    }
  }
  if (rank > SourceRank::report) {
    std::optional<Way> higher = sum_of(period, definition, exact, static_cast<SourceRank>(static_cast<int>(rank) - 1));
    const BoundedAmount found = higher ? value_of(*higher) : BoundedAmount();
    if (has_value(found.status) && !meet(found.bounds, value_of(answer).bounds)) {
      higher->flags |= Flag::sources_disagree;
      return higher;
    }
  }
  if (is_contradicted(exact, definition)) answer.flags |= Flag::sources_disagree;
  return answer;
}

std::optional<Timeline::Way> Timeline::sum_of(const Period& period, Definition definition, std::size_t without,
                                              SourceRank lowest) {
  const bool may_be_outdated = !outdated().empty();
  TileMask mask = left_out(definition, without, lowest, true);
  if (auto tiling = tiler().find(period, mask)) {
    Way first{*std::move(tiling)};
    // What holds nothing back goes before what does, however many parts it has.
    for (std::optional<Way> next = first; next;) {
      if (!leave_out_held_back(*next, mask)) return next;
      tiling = tiler().find(period, mask);
      next = tiling ? std::optional(Way{*std::move(tiling)}) : std::nullopt;
    }
    return first;
  }
  if (!may_be_outdated) return std::nullopt;
  auto tiling = tiler().find(period, left_out(definition, without, lowest, false));
  return tiling ? std::optional(Way{*std::move(tiling), Flag::held_back}) : std::nullopt;
}

/// Leaves out the operands that the others hold back; false where there are none.
bool Timeline::leave_out_held_back(const Way& way, TileMask& mask) const {
  if (restated_.empty() || choice_ == VintageChoice::first || way.tiles.size() < 2) return false;
  const Readings read = readings(way);
  bool any = false;
  for (std::size_t i = 0; i < way.tiles.size(); ++i) {
    const std::size_t tile = way.tiles[i].tile;
    if (read[i] + 1 == histories_[tile].vintages.size()) continue;
    if (mask.empty()) mask.assign(tiles_.size(), 0);
    mask[tile] = 1;
    any = true;
  }
  return any;
}

std::size_t Timeline::stated(const Period& period, Definition definition) const {
  const auto first = std::lower_bound(tiles_.begin(), tiles_.end(), period,
                                      [](const Tile& tile, const Period& wanted) { return tile.period < wanted; });
  for (auto tile = first; tile != tiles_.end() && tile->period == period; ++tile) {
    const auto place = static_cast<std::size_t>(tile - tiles_.begin());
    if (!definition || histories_[place].definition == *definition) return place;
  }
  return none;
}

/// Whether another definition goes before it where all are mixed.
bool Timeline::is_shadowed(std::size_t history) const {
  return history > 0 && histories_[history - 1].period == histories_[history].period;
}

TileMask Timeline::left_out(Definition definition, std::size_t without, SourceRank lowest, bool with_outdated) {
  TileMask mask;
  const auto leave_out = [&](std::size_t tile) {
    if (mask.empty()) mask.assign(tiles_.size(), 0);
    mask[tile] = 1;
  };
  if (with_outdated) mask = outdated();
  if (without != none) leave_out(without);
  if (definitions_.size() <= 1 && lowest == SourceRank::press) return mask;
  for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
    const bool other = definition ? histories_[tile].definition != *definition : is_shadowed(tile);
    if (other || !ranks_with(read(tile).authority, lowest)) leave_out(tile);
  }
  return mask;
}

/// What was last stated before a longer figure that it is part of was restated.
const TileMask& Timeline::outdated() {
  if (outdated_) return *outdated_;
  outdated_.emplace();
  if (choice_ == VintageChoice::first) return *outdated_;
  for (std::size_t part = 0; part < histories_.size(); ++part) {
    const History& own = histories_[part];
    const bool is_outdated = std::any_of(restated_.begin(), restated_.end(), [&](const History& whole) {
      return whole.period != own.period && whole.definition == own.definition && contains(whole.period, own.period) &&
             holds_back(own, own.vintages.size() - 1, whole, whole.vintages.size() - 1, restated_);
    });
    if (!is_outdated) continue;
    if (outdated_->empty()) outdated_->assign(histories_.size(), 0);
    (*outdated_)[part] = 1;
  }
  return *outdated_;
}

/// What a sum says of the figure that stands for the same period.
Timeline::Verdict Timeline::verdict(const Way& sum, std::size_t history) const {
  const BoundedAmount found = value_of(sum);
  const BoundedAmount own = value_of(Way{{{history, +1}}});
  if (!has_value(found.status) || !has_value(own.status)) return Verdict::of_another_vintage;
  if (meet(found.bounds, own.bounds)) return Verdict::meets;
  if (found.flags.has(Flag::held_back)) return Verdict::of_another_vintage;
  boost::container::small_vector<Reading, 8> together;
  const auto read_last = [&](const History& read) { together.push_back({&read, read.vintages.size() - 1}); };
  for (const PlacedTile& placed : sum.tiles) read_last(histories_[placed.tile]);
  read_last(histories_[history]);
  return contemporary({together.data(), together.size()}, histories_) ? Verdict::misses : Verdict::of_another_vintage;
}

/// The sum of what stood on a day on which the figure did, where it misses the figure.
std::optional<Timeline::Way> Timeline::missing_sum_of_its_vintage(std::size_t history, Definition definition) {
  if (series_->basis != Basis::actual || choice_ == VintageChoice::first || restated_.empty()) return std::nullopt;
  const Vintage& own = histories_[history].vintages.back();
  TileMask mask = left_out(definition, history, SourceRank::press, true);
  if (mask.empty()) mask.assign(tiles_.size(), 0);
  for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
    const Vintage& other = histories_[tile].vintages.back();
    if (other.last_stated < own.since || own.last_stated < other.since) mask[tile] = 1;
  }
  const auto tiling = tiler().find(histories_[history].period, mask);
  if (!tiling || verdict(Way{*tiling}, history) != Verdict::misses) return std::nullopt;
  return Way{*tiling};
}

/// Whether a sum of the same vintage misses the figure.
bool Timeline::is_contradicted(std::size_t history, Definition definition) {
  if (series_->basis != Basis::actual || choice_ == VintageChoice::first) return false;
  const Period& period = histories_[history].period;
  const auto tiling = tiler().find(period, left_out(definition, history, SourceRank::press, true));
  const Verdict found = tiling ? verdict(Way{*tiling}, history) : Verdict::of_another_vintage;
  if (found != Verdict::of_another_vintage) return found == Verdict::misses;
  return missing_sum_of_its_vintage(history, definition).has_value();
}

/// Whether figures about the period follow a definition that goes before this one.
bool Timeline::has_foremost_about(const Period& period, VariantId definition) const {
  const auto own_place = std::find(definitions_.begin(), definitions_.end(), definition);
  const boost::gregorian::days around(a_year);
  const Period about(period.begin() - around, period.end() + around);
  return own_place != definitions_.begin() &&
         std::any_of(histories_.begin(), histories_.end(), [&](const History& history) {
           return overlap(history.period, about) &&
                  std::find(definitions_.begin(), own_place, history.definition) != own_place;
         });
}

/// Since when it is known to be on a new basis: the day on which it was first stated and the year before it restated.
std::optional<Date> Timeline::new_basis_since(const History& history) const {
  const Date day = history.vintages.front().since;
  const bool new_basis = std::any_of(restated_.begin(), restated_.end(), [&](const History& before) {
    return before.definition == history.definition && is_year_before(before.period, history.period) &&
           std::any_of(before.vintages.begin() + 1, before.vintages.end(),
                       [&](const Vintage& restated) { return restated.restates && restated.since == day; });
  });
  return new_basis ? std::optional(day) : std::nullopt;
}

/// Whether one of the tiles is on a new basis, and another that overlaps it was last stated on the old one.
bool Timeline::joins_two_bases(const Tiling& tiles) const {
  if (restated_.empty() || tiles.size() < 2 || choice_ == VintageChoice::first) return false;
  for (const PlacedTile& a : tiles) {
    const History& newer = histories_[a.tile];
    const std::optional<Date> since = new_basis_since(newer);
    if (!since) continue;
    for (const PlacedTile& b : tiles) {
      const History& older = histories_[b.tile];
      if (older.period == newer.period || !overlap(older.period, newer.period)) continue;
      if (older.vintages.front().last_stated < *since && !older.is_restated() && !new_basis_since(older)) return true;
    }
  }
  return false;
}

BoundedAmount Timeline::value_of(const Way& way) const {
  const Readings read = readings(way);
  return sum(way, {read.data(), read.size()});
}

VariantId Timeline::definition_of(const Way& way) const {
  return histories_[way.tiles.front().tile].definition;
}

Timeline::Pair Timeline::pair(const Period& amount, const Period& base) {
  Pair found;
  if (definitions_.size() > 1) {
    for (const VariantId definition : definitions_) {
      found.amount = way(amount, definition);
      if (found.amount) found.base = way(base, definition);
      if (found.amount && found.base) {
        if (has_foremost_about(amount, definition)) found.amount->flags |= Flag::mixed_definitions;
        if (has_foremost_about(base, definition)) found.base->flags |= Flag::mixed_definitions;
        break;
      }
      found.amount.reset();
      found.base.reset();
    }
  }
  if (!found.amount) {
    found.amount = way(amount);
    found.base = way(base);
    if (found.amount && found.base && definition_of(*found.amount) != definition_of(*found.base)) {
      found.amount->flags |= Flag::mixed_definitions;
      found.base->flags |= Flag::mixed_definitions;
    }
  }
  if (!found.amount || !found.base) {
    if (found.amount) found.readings = readings(*found.amount);
    if (found.base) found.readings = readings(*found.base);
    return found;
  }
  const auto above = operands(*found.amount);
  const auto below = operands(*found.base);
  if (choice_ == VintageChoice::first || restated_.empty()) {
    found.readings = readings(*found.amount);
    const Readings of_base = readings(*found.base);
    found.readings.insert(found.readings.end(), of_base.begin(), of_base.end());
  } else {
    found.readings =
        one_vintage(Side{amount, {above.data(), above.size()}}, Side{base, {below.data(), below.size()}}, restated_);
  }
  return found;
}

}  // namespace capex::core
