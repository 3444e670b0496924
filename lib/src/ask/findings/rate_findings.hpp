// Rates that cannot be what they say, as findings of `verify`.
#pragma once

#include <string>
#include <vector>

#include "capex/rows.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// A row a day whose rate cannot be what it says (see plausible_rate.hpp), in the order of providers, pairs and days.
std::vector<Row> rate_findings(const Snapshot& snapshot);

/// A rate that an entry brings.
struct EnteredRate {
  std::string provider;
  Currency base, quote;
  Date day;
};
/// The same of those that were entered, a sentence each.
std::vector<std::string> rate_doubts(const Snapshot& snapshot, const std::vector<EnteredRate>& entered);

}  // namespace capex::core
