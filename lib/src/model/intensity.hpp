// An amount as a part of another of the same company, period and currency: capital expenditure per revenue.
#pragma once

#include <optional>

#include "model/observation.hpp"

namespace capex::core {

struct Intensity {
  Status status = Status::missing;
  std::optional<Ratio> ratio{};  // amount / per
  std::optional<Ratio> low{};    // smallest and largest ratio that the bounds allow
  std::optional<Ratio> high{};
  std::optional<Observation> per{};  // what the amount is divided by, in the currency of the division
};

/// From the intensity of one period to that of another: times 100 it is in percentage points.
struct IntensityChange {
  Status status = Status::missing;
  std::optional<Ratio> points{};
  std::optional<Ratio> low{};
  std::optional<Ratio> high{};
};

}  // namespace capex::core
