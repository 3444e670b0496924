// What an entry says of itself: what was understood of a row that was typed, and what of the new figures looks wrong.
#pragma once

#include <string>
#include <vector>

#include "capex/store/load.hpp"

namespace capex::tool {

/// Each figure of the batch with all that it leaves to defaults: "Alibaba Group (alibaba) capex, 2024H1 (2024-01-01 to
/// 2024-06-30): 23,000,000,000 CNY [22,500,000,000, 23,500,000,000], by ft-2024-08 (Financial Times, 2024-08-26)".
std::vector<std::string> understood(const Batch& batch, const Snapshot& snapshot);

/// What `verify` would find that a new figure has a part in, where it is five times off or more or doubtful by itself,
/// and the claims that are ten times off with it. The first
/// few, the largest first, then how many more. Nothing is refused for it. Not looked for in bulk loads.
std::vector<std::string> doubts(const Load& load);

}  // namespace capex::tool
