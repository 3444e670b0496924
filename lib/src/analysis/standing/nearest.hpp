// Of several periods the one nearest to what is wanted.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>

#include "model/observation.hpp"
#include "time/period.hpp"

namespace capex::core {

inline constexpr int max_change_of_length = 10;  // days

/// How many days later each boundary lies than the wanted one.
inline Skew skew_of(const Period& found, const Period& wanted) {
  return {days_between(wanted.begin(), found.begin()), days_between(wanted.end(), found.end())};
}

/// Least sum of both moves, then the length nearest to the wanted, then the earlier.
class Nearest {
 public:
  Nearest(const Period& wanted, int most, int change = max_change_of_length)
      : wanted_(wanted), most_(most), change_(change) {
    // An instant may move; what lasts keeps at least half of its days.
    if (wanted.days() > 1) most_ = std::min(most_, (wanted.days() - 1) / 2);
  }

  bool admits(Date boundary, Date wanted) const { return std::abs(days_between(wanted, boundary)) <= most_; }

  bool improves(const Period& candidate) const {
    if (std::abs(candidate.days() - wanted_.days()) > change_) return false;
    return !best_ || order(candidate) < order(*best_);
  }
  void take(const Period& candidate) { best_ = candidate; }
  const std::optional<Period>& best() const { return best_; }

 private:
  std::tuple<int, int, Period> order(const Period& candidate) const {
    const Skew skew = skew_of(candidate, wanted_);
    return {std::abs(skew.begin) + std::abs(skew.end), std::abs(candidate.days() - wanted_.days()), candidate};
  }

  Period wanted_;
  int most_;    // days that a boundary may move
  int change_;  // days that the length may change
  std::optional<Period> best_;
};

}  // namespace capex::core
