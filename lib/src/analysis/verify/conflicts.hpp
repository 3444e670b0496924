// Figures of one flow that cannot all be true, and which of them is most in doubt.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/consistency.hpp"
#include "analysis/verify/neighbours.hpp"

namespace capex::core {

/// What the other figures make of a history of a timeline, or at most or at least leave for it.
struct Conflict {
  InconsistencyKind kind = InconsistencyKind::sum;  // sum or part
  std::size_t suspect = 0;
  std::vector<Operand> against;
  std::optional<std::int64_t> expected;
  Bounds expected_bounds;
  int slip = 0;
};

/// `is_signed`: amounts may be below zero, so that no part is too large for its whole.
std::vector<Conflict> conflicts(Timeline& timeline, Neighbourhood& neighbourhood, bool is_signed);

}  // namespace capex::core
