// What of the new figures of an entry looks wrong.
#pragma once

#include <string>
#include <vector>

#include "store/load/load.hpp"

namespace capex::core {

/// What `verify` would find that a new figure has a part in, where it is five times off or more or doubtful by itself,
/// and the claims that are ten times off with it. The first
/// few, the largest first, then how many more. Nothing is refused for it. Not looked for in bulk loads.
std::vector<std::string> doubts(const Load& load);

}  // namespace capex::core
