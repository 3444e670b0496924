// What an observation keeps when its number turns out to be none.
#pragma once

#include "model/observation.hpp"

namespace capex::core {

/// The status in the place of amount and bounds; what is known of them goes with them.
inline void lose_value(Observation& observation, Status status) {
  observation.status = status;
  observation.amount.reset();
  observation.bounds = {};
  observation.known_on = Date();
}

}  // namespace capex::core
