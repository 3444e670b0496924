// What verify found, as rows: of the file, and of its figures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/verify/consistency.hpp"
#include "capex/rows.hpp"
#include "store/file/store.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// check,message,company,measure,basis,scope,period,first_day,last_day,currency,stated,stated_low,stated_high,expected,
/// expected_low,expected_high,slip,sources,advice,size
const std::vector<std::string>& finding_columns();

/// Of the file: only check and message, the rest is empty.
Row finding_row(const Finding& finding);
/// Of its figures: `slip` is the factor by which the figure is likely too large ("10", "0.001"); the sources are those
/// that state it, then those that it is held against; `size` is how far apart they are (see size_of).
Row finding_row(const Inconsistency& inconsistency, const Snapshot& snapshot);

/// "tencent capex 2025Q2: 191bn CNY (press-2025-08-13), but its neighbours lead to expect 19.3bn CNY [18.7, 20.0] ...:
/// ten times too large, likely an 亿 slip (191亿 is 19.1bn)"
std::string message_words(const Inconsistency& inconsistency, const Snapshot& snapshot);

/// What to do about a finding of this kind.
std::string_view advice(const Inconsistency& inconsistency);

}  // namespace capex::core
