// Everything that is measured at one size: makes the world, loads it, has all parties answer and compares their rows,
// then times them, each in turn, several times round.
#pragma once

#include <filesystem>
#include <string>

#include "results.hpp"

namespace capex::core::bench {

/// Appends to the results. `self` is this program; a library or a Python that is empty leaves its party out. Throws
/// where a party's rows differ, and names the first.
void measure(const std::string& self, const std::filesystem::path& results, const std::string& duckdb,
             const std::string& python);

}  // namespace capex::core::bench
