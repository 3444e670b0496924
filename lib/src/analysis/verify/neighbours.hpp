// What the figures around a period lead to expect of it.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/slip.hpp"

namespace capex::core {

/// A year and a bit, so that the same season of the years beside is among the neighbours, and a figure beyond a gap of
/// years is not.
inline constexpr std::int64_t reach = 400;
/// A quarter and a year are neighbours; a month and a year are not, as one month says little of a year.
inline constexpr std::int64_t times_as_long = 5;

/// Whether two periods are of like length and at most so many days apart.
bool are_neighbours(const Period& a, const Period& b, std::int64_t within);

/// The neighbours of a figure that agree with each other.
struct Neighbours {
  boost::container::small_vector<std::size_t, 32> histories;
  Pace low = 0, middle = 0, high = 0;  // of their paces, without sign
  bool before = false, after = false;  // whether some lie before it in time, or after
};

/// The paces of what stands for each period of a timeline, and who is whose neighbour.
class Neighbourhood {
 public:
  /// The timeline outlives it, or its next assignment.
  void assign(const Timeline& timeline);

  /// Below zero for an amount below zero; nothing for a limit.
  std::optional<Pace> pace(std::size_t history) const { return paces_[history]; }

  /// Whether the four periods beside it in the order of time are neighbours of a pace like its own, within `times`:
  /// then it is no outlier, and nothing else need be asked of most figures.
  bool is_like_those_beside(std::size_t history, Pace times) const;

  /// Nothing where the figure has no neighbours, or where they disagree too much to lead to expect anything.
  std::optional<Neighbours> agreeing(std::size_t history);

  /// Whether the same days of the year before or after, give or take those of a 53rd week, have a pace like it: a
  /// season.
  bool recurs(std::size_t history) const;

  /// How many times the figure's pace is the median of its neighbours', or the other way round; those left out do not
  /// count. 1 where it has none.
  Pace estrangement(std::size_t history, std::span<const std::size_t> left_out);

 private:
  /// Calls visit(neighbour) for each.
  template <class Visit>
  void each_neighbour(std::size_t history, const Visit& visit) const;

  const Timeline* timeline_ = nullptr;
  std::vector<std::optional<Pace>> paces_;
  std::vector<std::pair<Pace, std::size_t>> like_;  // neighbours of the same sign, while they are looked at
};

}  // namespace capex::core
