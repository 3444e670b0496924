#include "ask/door/query.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>

#include "store/read/sql.hpp"

namespace capex::core {

namespace {

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
                const RowVisitor& visit) {
  SqlHandlers handlers;
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
  run_sql(file, query, handlers);
}

}  // namespace capex::core
