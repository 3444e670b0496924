// What a company is said to be, changed by hand: its key, name, year end, ticker ...
#pragma once

#include <string>
#include <vector>

#include "capex/entry.hpp"
#include "model/company.hpp"
#include "store/load/load.hpp"

namespace capex::core {

/// The company as it is after the change, with the aliases that are added alone. Error{usage} for a word that a row of
/// companies.csv could not hold.
Company changed(const Company& company, const CompanyChange& change);

/// What a load did that made one of the other, in sentences; the figures are of the file before.
std::vector<std::string> change_words(const Snapshot& snapshot, const Company& before, const Company& after,
                                      const LoadCounts& counts, bool dry_run);

}  // namespace capex::core
