// What an observation says as a number, without its lineage: small enough to be made by the million.
#pragma once

#include <cstdint>

#include "capex/status.hpp"
#include "money/bounds.hpp"

namespace capex::core {

struct BoundedAmount {
  Status status = Status::missing;
  Flags flags{};
  std::int64_t point = 0;  // in minor units; means nothing unless has_middle(status)
  Bounds bounds{};         // unbounded unless has_value(status)

  bool operator==(const BoundedAmount&) const = default;

  /// Adds the part's bounds to these, and where both have a middle its point, or takes them off (sign -1); the status
  /// stays. False where something does not fit: then it means nothing.
  [[nodiscard]] bool add(int sign, const BoundedAmount& part) {
    if (has_middle(status) && has_middle(part.status)) {
      const bool overflows = sign > 0 ? __builtin_add_overflow(point, part.point, &point)
                                      : __builtin_sub_overflow(point, part.point, &point);
      if (overflows) return false;
    }
    const std::optional<Bounds> moved = sign > 0 ? sum(bounds, part.bounds) : difference(bounds, part.bounds);
    if (moved) bounds = *moved;
    return moved.has_value();
  }
};

}  // namespace capex::core
