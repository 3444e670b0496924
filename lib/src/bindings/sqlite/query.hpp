// A person's own question in SQL, answered in rows: of Database::sql.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "bindings/sqlite/functions.hpp"
#include "capex/rows.hpp"

namespace capex::bindings {

struct QueryLimits {
  std::chrono::seconds time{60};           // then it is stopped; 0: never
  std::chrono::milliseconds wait{60'000};  // for a writer in the middle of a commit
};

/// The query may use our functions, which ask `asked`. Its columns, each under a name of its own (of two called `a` the
/// second is `a_2`), then row by row. Errors as of run_sql; Error{storage} where it takes too long.
void query_rows(const std::filesystem::path& file, std::string_view query, const QueryLimits& limits,
                const FileAsked& asked, const RowVisitor& visit);

}  // namespace capex::bindings
