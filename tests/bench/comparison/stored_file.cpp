#include "stored_file.hpp"

#include "../sqlite.hpp"

namespace capex::core::bench {
namespace {

double number(const std::filesystem::path& store, const char* sql) {
  const Connection connection = open(store);
  double found = 0;
  for_each_row(connection.get(), sql, [&](sqlite3_stmt* row) { found = sqlite3_column_double(row, 0); });
  return found;
}

}  // namespace

std::int64_t stored_figures(const std::filesystem::path& store) {
  return static_cast<std::int64_t>(number(store, "SELECT count(*) FROM figure"));
}

double bytes_a_figure(const std::filesystem::path& store) {
  const double bytes = number(store, R"sql(
      SELECT sum(pgsize) FROM dbstat
      WHERE aggregate = TRUE AND name IN (SELECT name FROM sqlite_schema WHERE tbl_name = 'figure'))sql");
  return bytes / static_cast<double>(stored_figures(store));
}

}  // namespace capex::core::bench
