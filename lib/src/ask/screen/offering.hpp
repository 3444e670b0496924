// Offering the companies of a file to a screen.
#pragma once

#include <functional>
#include <set>

#include "analysis/pass/screen.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// A screen to which every issuer was offered, or of some only those, that has series of the question's measures, basis
/// and scope, on so many threads where the file is large enough. `make` makes a screen, one for each thread; all ask
/// the same.
Screen screened(const Snapshot& snapshot, const Question& question, unsigned threads,
                const std::function<Screen()>& make, const std::set<CompanyId>& among = {});

}  // namespace capex::core
