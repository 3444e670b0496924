#include "money/bounds.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"

namespace capex::core {

void Bounds::refuse(std::int64_t low, std::int64_t high) {
  throw Error(ErrorCode::usage, fmt::format("bounds from {} to {} run backwards", low, high));
}

}  // namespace capex::core
