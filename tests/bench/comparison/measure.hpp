// Everything that is measured at one size: makes the world, loads it, has all parties answer and compares their rows,
// then times them, each in turn, several times round.
#pragma once

#include <filesystem>
#include <string>

#include "results.hpp"

namespace capex::core::bench {

/// Where those are who are not of this program; empty leaves one out.
struct Others {
  std::string duckdb;  // its library
  std::string python;  // one that has pandas
  std::string polars;  // the folder of its package for Node
};

/// Appends to the results. `self` is this program. Throws where a party's rows differ, and names the first.
void measure(const std::string& self, const std::filesystem::path& results, const Others& others);

}  // namespace capex::core::bench
