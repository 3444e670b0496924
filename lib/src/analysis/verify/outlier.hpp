// Figures that stand far from neighbours that agree with each other.
#pragma once

#include <cstddef>
#include <optional>

#include "analysis/verify/neighbours.hpp"

namespace capex::core {

struct Outlier {
  Neighbours neighbours;
  bool is_low = false;  // below them
  bool alone = false;   // they are too few to tell which of them is wrong, but the distance is beyond growth
  int slip = 0;         // see likely_slip
};

std::optional<Outlier> outlier(Neighbourhood& neighbourhood, std::size_t history);

}  // namespace capex::core
