#include "capex/money/bounds.hpp"

#include <fmt/format.h>

#include "capex/error.hpp"

namespace capex {

Bounds::Bounds(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  if (low) low_ = end(*low);
  if (high) high_ = end(*high);
  if (low_ > high_) throw Error(ErrorCode::usage, fmt::format("bounds from {} to {} run backwards", low_, high_));
}

}  // namespace capex
