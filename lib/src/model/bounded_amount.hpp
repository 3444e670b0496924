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
};

}  // namespace capex::core
