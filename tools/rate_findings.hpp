// Rates that cannot be what they say, as findings of `verify`.
#pragma once

#include <vector>

#include "capex/io/rows.hpp"
#include "capex/store/snapshot.hpp"

namespace capex::tool {

/// A row a day that leaves its neighbours by a fifth and comes back, in the order of providers, pairs and days.
std::vector<Row> rate_findings(const Snapshot& snapshot);

}  // namespace capex::tool
