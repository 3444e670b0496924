// Sums of parts that each follow a definition of their own.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "model/observation.hpp"

namespace capex::core {

/// More ways than these are not tried.
inline constexpr std::size_t most_mixtures = 4096;

/// Which of its alternatives each part is counted by, and what they come to.
struct Mixture {
  std::vector<std::size_t> chosen;
  Observation sum;
};

/// Of the ways to choose one alternative a part, the one that `meets` accepts and that takes the fewest other than the
/// first; of several the first in order. Nothing where there is none, or too many ways to try. Every part has at least
/// one alternative, and all are in one currency.
std::optional<Mixture> mixture_that(const std::vector<std::vector<Observation>>& alternatives,
                                    const std::function<bool(const Observation&)>& meets);

}  // namespace capex::core
