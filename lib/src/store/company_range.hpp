// The companies that a filter admits.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "capex/store/snapshot.hpp"

namespace capex::store {

/// Ids, both ends inclusive; none where the last is before the first.
struct CompanyRange {
  static constexpr std::int32_t last_of_all = std::numeric_limits<std::int32_t>::max();

  explicit CompanyRange(const SeriesFilter& filter) {
    if (filter.from) first = static_cast<std::int32_t>(*filter.from);
    if (filter.until) last = static_cast<std::int32_t>(*filter.until) - 1;
    if (!filter.company) return;
    first = std::max(first, static_cast<std::int32_t>(*filter.company));
    last = std::min(last, static_cast<std::int32_t>(*filter.company));
  }
  bool are_all() const { return first == 0 && last == last_of_all; }

  std::int32_t first = 0, last = last_of_all;
};

}  // namespace capex::store
