// What is said beneath a table, each thing once: by which definitions, at which rates, what the marks mean, why what is
// missing is, and on how many sources it rests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "look/said.hpp"
#include "look/table/line.hpp"

namespace capex::look {

/// "capex-cash: alphabet, amazon; capex-with-leases: meta"; empty where all is capex.
std::string definitions(const Lines& lines);

/// The rate, two of them, or of more how they were chosen and how far apart they lie, and where they are named; nothing
/// where nothing was converted.
std::vector<std::string> rates(const Lines& lines, std::string_view where = "--detail names them");

/// "meta 2024H2..2025H1: last known 2024Q2; capex-cash has it: --measure capex-cash": equal reasons together, and
/// companies with the same periods; the periods are left out where it is all of them.
std::vector<std::string> gaps(const Lines& lines);

/// What is to be said of sums that have a number: by which definitions their members are measured, what else meets what
/// is stated for the group.
std::vector<std::string> of_sums(const Lines& lines);

/// "sources: 20 filings, 21 releases, 2022-04-28..2025-03-19; --sources lists them", or in full a line each.
std::vector<std::string> sources(const std::vector<Source>& sources, bool in_full);

}  // namespace capex::look
