#include "bindings/sqlite/query.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>

#include "bindings/sqlite/functions.hpp"
#include "capex/database.hpp"
#include "store/file/store.hpp"
#include "store/read/sql.hpp"
#include "text/letters.hpp"

namespace capex::bindings {

namespace {

using core::SqlBlob;
using core::SqlHandlers;
using core::SqlValue;

struct CellOf {
  Cell operator()(std::monostate) const { return {}; }
  Cell operator()(std::int64_t value) const { return Number{std::to_string(value)}; }
  Cell operator()(double value) const {
    // What is beyond all numbers is a word: JSON has no number for it.
    if (!std::isfinite(value)) return fmt::format("{}", value);
    return Number{fmt::format("{}", value)};
  }
  Cell operator()(const std::string& value) const { return value; }
  Cell operator()(const SqlBlob& blob) const {
    std::string hex;
    for (const std::byte byte : blob.bytes) hex += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
    return hex;
  }
};

/// Each under a name of its own: of two columns called `a` the second is `a_2`, so that no key of JSON comes twice.
std::vector<std::string> distinct(const std::vector<std::string>& columns) {
  std::set<std::string> taken(columns.begin(), columns.end());
  std::set<std::string> used;
  std::vector<std::string> names;
  for (const std::string& column : columns) {
    std::string name = column;
    for (int number = 2; used.count(name) > 0 || (name != column && taken.count(name) > 0); ++number) {
      name = fmt::format("{}_{}", column, number);
    }
    used.insert(name);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

void query_rows(const std::filesystem::path& file, std::string_view query, const QueryLimits& limits,
                const FileAsked& asked, const RowVisitor& visit) {
  SqlHandlers handlers;
  const std::string words = core::lower_case(query);
  // To know them all takes as long as a short query does.
  if (words.find("capex_") != std::string::npos) {
    handlers.functions = [&](sqlite3* connection) {
      add_functions(connection, asked);
      for (const std::string& name : table_function_names()) {
        if (words.find(name) != std::string::npos) make_table(connection, name);
      }
    };
  }
  handlers.wait = limits.wait;
  const auto begun = std::chrono::steady_clock::now();
  if (limits.time.count() > 0) {
    handlers.stop = [begun, &limits]() -> bool {
      if (std::chrono::steady_clock::now() - begun < limits.time) return false;
      throw Error(ErrorCode::storage, fmt::format("the query was stopped after {} s; --timeout SECONDS gives it longer",
                                                  limits.time.count()));
    };
  }
  handlers.columns = [&](const std::vector<std::string>& names) { visit.columns(distinct(names)); };
  handlers.row = [&](const std::vector<SqlValue>& values) {
    Row cells;
    for (const SqlValue& value : values) cells.push_back(std::visit(CellOf{}, value));
    visit.row(std::move(cells));
    return true;
  };
  core::run_sql(file, query, handlers);
}

}  // namespace capex::bindings

namespace capex {

Rows Database::sql(const std::string& query) const {
  Rows rows;
  sql(query, {[&](std::vector<std::string> names) { rows.columns = std::move(names); },
              [&](Row row) { rows.rows.push_back(std::move(row)); }});
  return rows;
}

void Database::sql(const std::string& query, const RowVisitor& visit, std::chrono::seconds time) const {
  if (path_.empty()) throw Error(ErrorCode::usage, "SQL is asked of a file, and this one is in memory");
  // Named as the caller named it, while that is the same file.
  std::error_code failure;
  const bool there = std::filesystem::absolute(named_, failure) == path_;
  const bindings::FileAsked asked = [this]() -> const Database& { return *this; };
  bindings::query_rows(there ? named_ : path_, query, {time, wait_.value_or(core::usual_wait)}, asked, visit);
}

}  // namespace capex
