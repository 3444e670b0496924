#include "store/schema/schema.hpp"

#include <sqlite3.h>

#include <fstream>
#include <map>
#include <set>

#include "catch.hpp"
#include "io/sec/concept_map.hpp"
#include "money/currency.hpp"
#include "store/read/period_id.hpp"

namespace schema_test {

using namespace capex;
using namespace capex::core;

namespace {

using Columns = std::map<std::string, std::vector<std::string>>;  // by table or view

// The first word between backticks, at or after `from`.
std::string in_backticks(const std::string& line, std::size_t from = 0) {
  const auto begin = line.find('`', from);
  const auto end = begin == std::string::npos ? begin : line.find('`', begin + 1);
  return end == std::string::npos ? std::string() : line.substr(begin + 1, end - begin - 1);
}

// The dictionary says "### `table`", then a Markdown table whose rows begin with "| `column` |".
Columns documented() {
  std::ifstream file(CAPEX_SOURCE_DIR "/schema/README.md");
  REQUIRE(file.is_open());
  Columns found;
  std::string line, table;
  while (std::getline(file, line)) {
    if (line.rfind("### ", 0) == 0) table = in_backticks(line);
    if (line.rfind("## ", 0) == 0) table.clear();
    if (!table.empty() && line.rfind("| `", 0) == 0) found[table].push_back(in_backticks(line));
  }
  return found;
}

Columns actual() {
  sqlite::Connection connection;
  store::migrate(connection);
  sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
  Columns found;
  sqlite::Query rows = connection.query(
      "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c "
      "WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid");
  while (rows.next()) found[rows->text(0)].push_back(rows->text(1));
  return found;
}

}  // namespace

TEST_CASE("the data dictionary names every table, view and column, in order, and no other") {
  const Columns expected = actual(), told = documented();
  for (const auto& [table, columns] : expected) {
    INFO(table);
    REQUIRE(told.count(table) == 1);
    CHECK(told.at(table) == columns);
  }
  CHECK(told.size() == expected.size());
}

TEST_CASE("every table is strict") {
  sqlite::Connection connection;
  store::migrate(connection);
  sqlite::Query rows = connection.query(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE "
      "'sqlite%'");
  CHECK_FALSE(rows.next());
}

TEST_CASE("a migrated database carries the application's id and the newest version") {
  sqlite::Connection connection;
  store::migrate(connection);
  const store::Identity identity = store::identity(connection);
  CHECK(identity.application_id == 0x63707864);  // "cpxd"
  CHECK(identity.version == store::schema_version());
  CHECK(store::schema_differences(connection).empty());
  store::migrate(connection);  // nothing left to do
  CHECK(store::identity(connection).version == store::schema_version());
}

TEST_CASE("the currencies of a new file are those of ISO 4217, by number") {
  sqlite::Connection connection;
  store::migrate(connection);
  sqlite::Query rows = connection.query("SELECT currency_id, code, digits, minor_per_unit FROM currency");
  std::size_t count = 0;
  while (rows.next()) {
    ++count;
    const std::optional<Currency> known = find_currency(static_cast<int>(rows->integer(0)));
    REQUIRE(known);
    CHECK(known->code() == rows->text(1));
    CHECK(known->digits() == rows->integer(2));
    std::int64_t expected = 1;
    for (int i = 0; i < known->digits(); ++i) expected *= 10;
    CHECK(rows->integer(3) == expected);
  }
  CHECK(count == currencies().size());
}

TEST_CASE("a new file knows every measure that the shipped mapping of company facts feeds") {
  sqlite::Connection connection;
  store::migrate(connection);
  std::set<std::string> known;
  sqlite::Query rows = connection.query("SELECT key, kind FROM measure");
  while (rows.next()) known.insert(rows->text(0) + " " + rows->text(1));
  const ConceptMap shipped = ConceptMap::shipped();
  for (const ConceptMapping& mapping : shipped.mappings()) {
    INFO(mapping.measure);
    CHECK(known.count(mapping.measure + (mapping.at_a_day ? " stock" : " flow")) == 1);
  }
}

TEST_CASE("a period's number is its first day and its length, and sorts by time") {
  const Period half = Period::between(parse_date("2024-01-01"), parse_date("2024-06-30"));
  CHECK(store::period_id(half) == (19723LL << 12 | 182));
  CHECK(store::period_of(store::period_id(half)) == half);
  const Period early = Period::instant(parse_date("1969-12-31"));
  CHECK(store::period_id(early) == -4095);  // -1 << 12 | 1
  CHECK(store::period_of(-4095) == early);
}

}  // namespace schema_test
