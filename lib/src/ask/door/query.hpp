// A person's own question in SQL, answered in rows.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "capex/rows.hpp"

namespace capex::core {

struct QueryLimits {
  std::chrono::seconds time{60};           // then it is stopped; 0: never
  std::chrono::milliseconds wait{60'000};  // for a writer in the middle of a commit
};

/// Its columns, each under a name of its own (of two called `a` the second is `a_2`), then row by row. Errors as of
/// run_sql; Error{storage} where it takes too long.
void query_rows(const std::filesystem::path& file, std::string_view query, const QueryLimits& limits,
                const RowVisitor& visit);

}  // namespace capex::core
