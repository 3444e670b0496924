// The labels that a year is cut into.
#pragma once

#include <vector>

#include "time/label.hpp"

namespace capex::core {

/// The year, its halves and its quarters.
inline std::vector<Label> parts_of_year(int year) {
  std::vector<Label> labels = {Label::year(year), Label::half(year, 1), Label::half(year, 2)};
  for (int quarter = 1; quarter <= 4; ++quarter) labels.push_back(Label::quarter(year, quarter));
  return labels;
}

}  // namespace capex::core
