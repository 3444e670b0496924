// What the rows of a file still need of one another, found in one pass through the figures: no table is indexed by what
// it refers to, so that asking row by row would read all figures each time.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// By key: the first import one of whose rows refers to it.
using NeededBy = std::unordered_map<std::int64_t, std::int64_t>;

struct NeededRows {
  NeededBy series, periods, variants, sources, measures, companies;
  std::unordered_map<std::int64_t, std::int64_t> figures;  // how many each import has
};

NeededRows needed_rows(sqlite::Connection& connection);

}  // namespace capex::core::store
