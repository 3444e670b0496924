#include "analysis/verify/outlier.hpp"

namespace capex::core {
namespace {

// Far is five times: capital expenditure that doubles or trebles within a year, or falls to a third, is a story, and a
// slip of one place still lies beyond it when the true figure has doubled or halved.
constexpr Pace far = 5;

// What no growth explains, even where a single figure stands beside it. Beginnings from near nothing are longer yet.
constexpr Pace beyond_growth = 300;
constexpr Pace beyond_beginnings = 10'000;

// On both sides two neighbours are enough: what jumps and comes back did not grow. At the end of a series a jump may be
// growth, so there it takes three, or two within a quarter of each other.
bool enough(const Neighbours& neighbours) {
  const std::size_t count = neighbours.histories.size();
  if (neighbours.before && neighbours.after) return count >= 2;
  return count >= 3 || (count == 2 && neighbours.high * 4 <= neighbours.low * 5);
}

}  // namespace

std::optional<Outlier> outlier(Neighbourhood& neighbourhood, std::size_t history) {
  const std::optional<Pace> signed_pace = neighbourhood.pace(history);
  if (!signed_pace || *signed_pace == 0 || neighbourhood.is_like_those_beside(history, far)) return std::nullopt;
  const Pace pace = *signed_pace < 0 ? -*signed_pace : *signed_pace;
  auto neighbours = neighbourhood.agreeing(history);
  if (!neighbours) return std::nullopt;
  const bool alone = !enough(*neighbours);
  const Pace times = alone ? beyond_growth : far;
  const bool above = pace >= neighbours->high * times;
  // Companies begin from near nothing: what is small before all else is no outlier, unless it is next to nothing.
  const bool below = pace * (neighbours->before ? times : beyond_beginnings) <= neighbours->low;
  if ((!above && !below) || neighbourhood.recurs(history)) return std::nullopt;
  const int slip = likely_slip(pace, neighbours->low, neighbours->high);
  return Outlier{std::move(*neighbours), below, alone, slip};
}

}  // namespace capex::core
