// Running other programs, and what that took.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace capex::core::bench {

/// Runs a program to its end, its output thrown away: seconds from start to end. Throws where it fails.
double run(const std::vector<std::string>& words);

/// The same, with what it wrote on standard output.
std::string output_of(const std::vector<std::string>& words);

/// The most that this process has held resident, in bytes.
std::int64_t peak_memory();

}  // namespace capex::core::bench
