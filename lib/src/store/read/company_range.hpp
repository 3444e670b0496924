// The companies that a filter admits.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "store/read/snapshot.hpp"

namespace capex::core::store {

/// Ids, both ends inclusive; none where the last is before the first.
struct CompanyRange {
  static constexpr std::int64_t first_of_all = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t last_of_all = std::numeric_limits<std::int64_t>::max();

  explicit CompanyRange(const SeriesFilter& filter) {
    if (filter.from) first = static_cast<std::int64_t>(*filter.from);
    if (filter.until) last = static_cast<std::int64_t>(*filter.until) - 1;
    if (!filter.company) return;
    first = std::max(first, static_cast<std::int64_t>(*filter.company));
    last = std::min(last, static_cast<std::int64_t>(*filter.company));
  }
  bool are_all() const { return first == first_of_all && last == last_of_all; }

  // Those of all are the ends of what a column can hold, so that a number that none of ours can be is met and refused.
  std::int64_t first = first_of_all, last = last_of_all;
};

}  // namespace capex::core::store
