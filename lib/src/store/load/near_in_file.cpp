#include "store/load/near_in_file.hpp"

#include "text/near_names.hpp"

namespace capex::core::store {
namespace {

const char* const read_company_names = R"sql(
SELECT key, key FROM company
UNION ALL SELECT name, key FROM company
UNION ALL SELECT ticker, key FROM company WHERE ticker IS NOT NULL
UNION ALL SELECT alias, key FROM company_alias JOIN company USING (company_id)
)sql";
const char* const read_measure_names = "SELECT key, key FROM measure";
const char* const read_source_names = "SELECT key, key FROM source";

std::string near(sqlite::Connection& connection, const char* names, std::string_view wanted) {
  NearNames near(wanted);
  sqlite::Query rows = connection.query(names);
  while (rows.next()) near.offer(rows->text(0), rows->text(1));
  return near.suggestion();
}

}  // namespace

std::string near_company(sqlite::Connection& connection, std::string_view wanted) {
  return near(connection, read_company_names, wanted);
}

std::string near_measure(sqlite::Connection& connection, std::string_view wanted) {
  return near(connection, read_measure_names, wanted);
}

std::string near_source(sqlite::Connection& connection, std::string_view wanted) {
  return near(connection, read_source_names, wanted);
}

}  // namespace capex::core::store
