// Whether a file's schema is ours, told by the texts of the migrations.
#include "store/schema/schema_text.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "store/schema/schema.hpp"

namespace schema_text_test {

using namespace capex;
using namespace capex::core;

namespace {

using Schema = std::vector<std::vector<std::string>>;

Schema schema_of(sqlite::Connection& connection) {
  Schema schema;
  sqlite::Query rows =
      connection.query("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name");
  while (rows.next()) schema.push_back({rows->text(0), rows->text(1), rows->text(2)});
  return schema;
}

Schema texts(const std::vector<store::SchemaObject>& objects) {
  Schema found;
  for (const store::SchemaObject& object : objects) {
    found.push_back({std::string(object.type), std::string(object.name), std::string(object.sql)});
  }
  return found;
}

// As a program could that means harm: behind SQLite's own checks.
void rewrite_schema(sqlite::Connection& connection, const std::string& sql) {
  sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  connection.execute("PRAGMA writable_schema = ON; " + sql + "; PRAGMA writable_schema = OFF");
}

}  // namespace

TEST_CASE("the statements of a script that make something are those that SQLite keeps") {
  const std::string script =
      "-- a comment; CREATE TABLE none (x);  \n"
      "CREATE TABLE semi (text TEXT DEFAULT ';', \"od;d\" INTEGER -- here; too\n) STRICT;\n"
      "INSERT INTO semi VALUES ('CREATE VIEW none AS', 1);\n\n"
      "CREATE UNIQUE INDEX semi_by_text ON semi (text);\nCREATE INDEX other ON semi (text) WHERE text <> ';';\n"
      "CREATE VIEW seen AS\nSELECT text || 'it''s;' AS t FROM semi;\n-- the end";
  sqlite::Connection connection;
  connection.execute(script);
  std::vector<store::SchemaObject> made;
  store::follow(script, made);
  Schema created = texts(made);
  std::sort(created.begin(), created.end());
  CHECK(created == schema_of(connection));
  CHECK(created.size() == 4);
}

TEST_CASE("what a later script makes anew is as that one says, and what it drops is gone") {
  std::vector<store::SchemaObject> made;
  store::follow("CREATE TABLE a (x);\nCREATE VIEW v AS SELECT x FROM a;\nCREATE TABLE b (x)", made);
  store::follow("DROP VIEW v;\nDROP TABLE a;\n-- DROP TABLE b\nCREATE TABLE a (x, y);\n", made);
  CHECK(texts(made) == Schema{{"table", "b", "CREATE TABLE b (x)"}, {"table", "a", "CREATE TABLE a (x, y)"}});
}

TEST_CASE("every change of what the migrations made is a difference") {
  sqlite::Connection fresh;
  store::migrate(fresh);
  const Schema schema = schema_of(fresh);
  CHECK(schema.size() > 25);
  for (const std::vector<std::string>& object : schema) {
    INFO(object[1]);
    {
      sqlite::Connection changed;
      store::migrate(changed);
      rewrite_schema(changed, "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = '" + object[1] + "'");
      CHECK(store::schema_differences(changed) ==
            std::vector<std::string>{object[0] + " " + object[1] + " is not as it should be"});
    }
    {
      sqlite::Connection lacking;
      store::migrate(lacking);
      rewrite_schema(lacking, "DELETE FROM sqlite_schema WHERE name = '" + object[1] + "'");
      CHECK(store::schema_differences(lacking) ==
            std::vector<std::string>{object[0] + " " + object[1] + " is missing"});
    }
  }
}

TEST_CASE("an index or a trigger that no migration made is a difference, a table or a view is none") {
  sqlite::Connection connection;
  store::migrate(connection);
  connection.execute("CREATE TABLE mine (x); CREATE VIEW my_view AS SELECT * FROM mine");
  CHECK(store::schema_differences(connection).empty());
  connection.execute("CREATE INDEX figure_by_source ON figure (source_id)");
  connection.execute("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM figure; END");
  CHECK(store::schema_differences(connection) ==
        std::vector<std::string>{"index figure_by_source does not belong here", "trigger t does not belong here"});
}

}  // namespace schema_text_test
