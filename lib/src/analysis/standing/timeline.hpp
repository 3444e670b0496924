// What one series says as of a day: each stated period with the values that stood for it, ready to be asked for any
// period.
//
// Flows are tiled from stated periods (see tiling.hpp), all operands of one vintage (see one_vintage.hpp); stocks,
// prices and counts are matched exactly. Points are computed from points, bounds from bounds. What answers for a flow,
// in this order:
//   of the measure's own definition, stated or tiled, before another's, and that before a mixture of several;
//   the figure of exactly the period, unless a sum whose operands rank no lower meets it and is finer, or a sum whose
//   operands all rank higher misses it;
//   sums of operands that agree with every restated figure that they are part of, before others;
//   what tiling.hpp says.
// A figure that its source also states, the same amount, for a longer period that ends on the same day is the longer
// period's: it is passed over.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/standing/bounded_amount.hpp"
#include "analysis/standing/one_vintage.hpp"
#include "analysis/standing/standing.hpp"
#include "analysis/standing/tiling.hpp"
#include "model/observation.hpp"
#include "model/series.hpp"

namespace capex::core {

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

  /// Whether figures of further periods, of at most a year, none of which begins or ends on a boundary of this one,
  /// could change nothing about the amount that is answered for it. They may still set sources_disagree or
  /// mixed_definitions.
  bool settles(const Period& period) const;

  /// stated, derived, range, limit, missing (with the gap), or overflow. The flag held_back where a restatement is not
  /// yet applied; mixed_definitions where operands follow unlike definitions of the measure, or one restated basis and
  /// another, and where figures about it follow a definition that goes before the answer's; sources_disagree where a
  /// sum of the same vintage misses the figure that answers.
  Observation observe(const Period& period);
  /// An amount and the base of its growth, of one vintage and, where there is one for both, of one definition; else
  /// both have mixed_definitions.
  std::pair<Observation, Observation> observe(const Period& amount, const Period& base);

  /// What the other figures make of a stated period, by its index among the histories; nothing where they do not lead
  /// there, or the series is no flow.
  std::optional<Observation> observe_otherwise(std::size_t history);

  /// The two without lineage, for passes over many.
  std::pair<BoundedAmount, BoundedAmount> amounts(const Period& amount, const Period& base);

  /// The figures of a period that are a longer period's.
  std::vector<const Figure*> passed_over(const Period& period) const;

  /// The days on which some stated period begins or ends, in order; empty unless the series is a flow.
  std::span<const Date> boundaries();
  /// Whether stated periods lead from one boundary to the other.
  bool connected(Date a, Date b);

 private:
  /// The tiles that answer for a period, before it is known which vintages are read.
  struct Way {
    Tiling tiles;
    Flags flags{};
  };
  /// An amount and the base of its growth, and the vintages that the operands of both are read at.
  struct Pair {
    std::optional<Way> amount, base;
    Readings readings;

    std::span<const std::size_t> amount_readings() const { return {readings.data(), amount->tiles.size()}; }
    std::span<const std::size_t> base_readings() const {
      return {readings.data() + (readings.size() - base->tiles.size()), base->tiles.size()};
    }
  };
  /// One definition of the measure; nothing for all of them, of which each period has the foremost.
  using Definition = std::optional<VariantId>;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void define(std::vector<Figure>& figures);
  bool pass_over(const Series& series, Date as_of);
  const Vintage& read(std::size_t history) const {
    const History& own = histories_[history];
    return choice_ == VintageChoice::first ? own.vintages.front() : own.vintages.back();
  }

  std::optional<Way> way(const Period& period);
  std::optional<Way> way(const Period& period, Definition definition);
  std::optional<Way> sum_of(const Period& period, Definition definition, std::size_t without = none,
                            SourceRank lowest = SourceRank::press);
  std::size_t stated(const Period& period, Definition definition) const;
  bool is_shadowed(std::size_t history) const;
  enum class Verdict { meets, misses, of_another_vintage };
  Verdict verdict(const Way& sum, std::size_t history) const;
  std::optional<Way> missing_sum_of_its_vintage(std::size_t history, Definition definition);
  bool is_contradicted(std::size_t history, Definition definition);
  bool has_foremost_about(const Period& period, VariantId definition) const;
  TileMask left_out(Definition definition, std::size_t without, SourceRank lowest, bool with_outdated);
  bool leave_out_held_back(const Way& way, TileMask& mask) const;
  const TileMask& outdated();
  bool joins_two_bases(const Tiling& tiles) const;
  std::optional<Date> new_basis_since(const History& history) const;
  VariantId definition_of(const Way& way) const;

  Pair pair(const Period& amount, const Period& base);
  boost::container::small_vector<History, 8> operands(const Way& way) const;
  Readings readings(const Way& way) const;
  BoundedAmount value_of(const Way& way) const;
  BoundedAmount sum(const Way& way, std::span<const std::size_t> readings) const;
  Observation assemble(const Period& period, const Way& way, std::span<const std::size_t> readings) const;
  Observation absent(const Period& period);
  Tiler& tiler();

  const Series* series_ = nullptr;
  VintageChoice choice_ = VintageChoice::last;
  std::vector<Figure> kept_;  // of the series, where they are not read in its own order
  std::vector<Vintage> vintages_;
  std::vector<History> histories_;      // by period, then as definitions_
  std::vector<History> restated_;       // of them
  std::vector<VariantId> definitions_;  // that figures follow: the measure's own first, then the most frequent
  std::vector<Tile> tiles_;             // one a history
  std::vector<const Figure*> passed_over_;
  std::int64_t least_width_ = 0;      // of the tiles
  bool is_forest_ = true;             // no period can be had in two ways
  std::optional<TileMask> outdated_;  // what does not agree with a restated figure that it is part of
  bool tiler_is_assigned_ = false;    // most periods of most series are stated: tiles are connected only when asked for
  Tiler tiler_;
};

}  // namespace capex::core
