// Files of older schemas, brought to the newest one.
#include <fstream>
#include <iterator>
#include <string_view>

#include "capex/error.hpp"
#include "catch.hpp"
#include "model/source.hpp"
#include "store/schema/schema.hpp"

namespace migration_test {

using namespace capex;
using namespace capex::core;

namespace {

// What a file of the eighth schema held: a source of each kind, and a figure of each.
void make_eighth(sqlite::Connection& connection) {
  for (const char* const name : {"0001_vocabulary", "0002_companies", "0003_figures", "0004_claims", "0005_rates",
                                 "0006_repetitions", "0007_measures", "0008_views"}) {
    std::ifstream file(std::string(CAPEX_SOURCE_DIR "/schema/") + name + ".sql");
    REQUIRE(file.is_open());
    connection.execute(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  connection.execute(R"sql(
INSERT INTO currency VALUES (840, 'USD', 2, 100, 'US Dollar', 0);
INSERT INTO import (file, hash, imported_at, command, figures) VALUES ('f', 'h', '2026-01-01', 'c', 6);
INSERT INTO company (key, name, kind, year_end, year_end_month, year_name_offset, long_quarter, import_id)
VALUES ('acme', 'Acme', 'issuer', 'month_end', 12, 0, 4, 1);
INSERT INTO period VALUES (19723 << 12 | 366, '2024-01-01', '2024-12-31', '2024');
INSERT INTO series VALUES (1, 1, 1, 'actual', 'total', 840);
INSERT INTO source (key, publisher, kind, source_rank, known_on, title, import_id) VALUES
  ('annual', 'Acme', 'filing', 0, 20100, '10-K/A', 1), ('proxy', 'Acme', 'filing', 0, 20101, 'DEF 14A', 1),
  ('words', 'Acme', 'filing', 0, 20102, 'Annual report 2024', 1), ('release', 'Acme', 'release', 1, 20103, '10-K', 1),
  ('vendor', 'V', 'vendor', 2, 20104, '', 1), ('press', 'P', 'press', 3, 20105, '', 1);
INSERT INTO figure SELECT 1, 19723 << 12 | 366, source_id, known_on, source_rank, 100, 100, 0, 0, NULL, 1 FROM source;
PRAGMA user_version = 8;
)sql");
}

}  // namespace

TEST_CASE("the sources of an older file have forms and ranks by them, and so have their figures") {
  sqlite::Connection connection;
  make_eighth(connection);
  store::migrate(connection);
  CHECK(store::schema_differences(connection).empty());
  CHECK_FALSE(connection.query("PRAGMA foreign_key_check").next());
  std::string found;
  sqlite::Query rows = connection.query(
      "SELECT d.key, d.form, d.source_rank, f.source_rank, d.title FROM source AS d JOIN figure AS f USING "
      "(source_id)");
  while (rows.next()) {
    found += rows->text(0) + "," + rows->text(1) + "," + std::to_string(rows->integer(2)) + "," +
             std::to_string(rows->integer(3)) + "," + rows->text(4) + ";";
  }
  CHECK(found ==
        "annual,10-K/A,0,0,10-K/A;proxy,DEF 14A,1,1,DEF 14A;words,,0,0,Annual report 2024;release,,2,2,10-K;"
        "vendor,,3,3,;press,,4,4,;");
  // References are enforced again.
  CHECK_THROWS_AS(connection.execute("DELETE FROM source"), Error);
}

TEST_CASE("an older file whose tables are a stranger's is not migrated") {
  for (const char* sql : {"CREATE TRIGGER planted AFTER INSERT ON measure BEGIN DELETE FROM company; END",
                          "DROP VIEW daily_rates; CREATE VIEW daily_rates AS SELECT 1 AS x"}) {
    INFO(sql);
    sqlite::Connection connection;
    make_eighth(connection);
    connection.execute(sql);
    CHECK_THROWS_AS(store::migrate(connection), Error);
    CHECK(store::identity(connection).version == 8);
  }
}

TEST_CASE("a source's rank is that of its kind and form") {
  sqlite::Connection connection;
  store::migrate(connection);
  connection.execute("INSERT INTO import (file, hash, imported_at, command) VALUES ('', '', '', '')");
  const auto add = [&](SourceKind kind, std::string_view form, int rank) {
    connection.run(
        "INSERT OR REPLACE INTO source (key, publisher, kind, form, source_rank, known_on, import_id) "
        "VALUES ('s', 'p', ?1, ?2, ?3, 0, 1)",
        to_string(kind), std::string(form), rank);
  };
  for (const std::string_view form : {"", "10-K", "10-K405/A", "10-QSB", "20-F", "40-F", "8-K/A", "6-K", "DEF 14A",
                                      "S-1", "424B4", "ARS", "11-K", "10-12G"}) {
    INFO(form);
    const int rank = static_cast<int>(rank_of(SourceKind::filing, form));
    CHECK_NOTHROW(add(SourceKind::filing, form, rank));
    CHECK_THROWS_AS(add(SourceKind::filing, form, 1 - rank), Error);
  }
  for (const SourceKind kind : {SourceKind::release, SourceKind::vendor, SourceKind::press}) {
    CHECK_NOTHROW(add(kind, "", static_cast<int>(rank_of(kind))));
    CHECK_THROWS_AS(add(kind, "", static_cast<int>(rank_of(kind)) - 1), Error);
    CHECK_THROWS_AS(add(kind, "10-K", static_cast<int>(rank_of(kind))), Error);
  }
}

}  // namespace migration_test
