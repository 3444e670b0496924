#include "store/schema/schema.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "capex/error.hpp"
#include "embedded/schema_0001_vocabulary.hpp"
#include "embedded/schema_0002_companies.hpp"
#include "embedded/schema_0003_figures.hpp"
#include "embedded/schema_0004_claims.hpp"
#include "embedded/schema_0005_rates.hpp"
#include "embedded/schema_0006_repetitions.hpp"
#include "embedded/schema_0007_measures.hpp"
#include "embedded/schema_0008_views.hpp"
#include "embedded/schema_0009_forms.hpp"
#include "embedded/schema_0010_rate_corrections.hpp"
#include "embedded/schema_0011_defined_measures.hpp"
#include "embedded/schema_0012_corrections.hpp"
#include "embedded/schema_0013_documents.hpp"
#include "money/currency.hpp"
#include "store/schema/schema_text.hpp"
#include "store/sqlite/transaction.hpp"
#include "text/shell_word.hpp"

namespace capex::core::store {
namespace {

const char* const add_currency = R"sql(
INSERT INTO currency (currency_id, code, digits, minor_per_unit, name, withdrawn)
VALUES (?1, ?2, ?3, CAST(substr('1000000000', 1, ?3 + 1) AS INTEGER), ?4, ?5)
ON CONFLICT DO NOTHING
)sql";

const char* const list_schema = R"sql(
SELECT type, name, sql FROM sqlite_schema
)sql";

// What SQLite makes by itself: the indexes of keys, and tables of its own.
bool is_sqlites(const std::string& type, const std::string& name, const std::string& sql) {
  if (type == "index") return name.starts_with("sqlite_autoindex_") && sql.empty();
  return type == "table" && (sql == "CREATE TABLE sqlite_sequence(name,seq)" ||
                             (name.starts_with("sqlite_stat") && sql.starts_with("CREATE TABLE sqlite_stat")));
}

// What a user may have beside our own. Nothing of it runs unless he asks for it by `sql`; a virtual table is code of
// whatever program reads it, and what a row of the schema makes is what its text says, not its type.
bool is_users(const std::string& type, const std::string& sql) {
  return (type == "table" && sql.starts_with("CREATE TABLE ")) || (type == "view" && sql.starts_with("CREATE VIEW "));
}

// In order; the number of a migration is its place, counted from 1.
const std::string_view* const migrations[] = {
    &embedded::schema_0001_vocabulary,
    &embedded::schema_0002_companies,
    &embedded::schema_0003_figures,
    &embedded::schema_0004_claims,
    &embedded::schema_0005_rates,
    &embedded::schema_0006_repetitions,
    &embedded::schema_0007_measures,
    &embedded::schema_0008_views,
    &embedded::schema_0009_forms,
    &embedded::schema_0010_rate_corrections,
    &embedded::schema_0011_defined_measures,
    &embedded::schema_0012_corrections,
    &embedded::schema_0013_documents,
};

// A newer ISO 4217 list reaches older files with the migration that comes with it.
void add_currencies(sqlite::Connection& connection) {
  for (const CurrencyEntry& entry : currencies()) {
    connection.run(add_currency, entry.currency.number(), entry.currency.code(), entry.currency.digits(), entry.name,
                   entry.withdrawn);
  }
}

}  // namespace

int schema_version() {
  return static_cast<int>(std::size(migrations));
}

Identity identity(sqlite::Connection& connection) {
  Identity found;
  sqlite::Query id = connection.query("PRAGMA application_id");
  if (id.next()) found.application_id = id->integer(0);
  sqlite::Query version = connection.query("PRAGMA user_version");
  if (version.next()) found.version = version->integer(0);
  return found;
}

void migrate(sqlite::Connection& connection, const std::function<void(std::int64_t version)>& before_change) {
  if (identity(connection).version >= schema_version()) return;
  // A migration may make a table anew that others refer to.
  const sqlite::UncheckedReferences unchecked(connection);
  sqlite::WriteTransaction transaction(connection);
  // Read inside the transaction: another process may have migrated the same file.
  const std::int64_t found = identity(connection).version;
  if (found >= schema_version()) return;
  if (found > 0) require_schema(connection, found);  // a stranger's tables are not migrated in place of ours
  if (found > 0 && before_change) before_change(found);
  for (std::int64_t done = found; done < schema_version(); ++done) connection.execute(std::string(*migrations[done]));
  if (found == 0) connection.execute(fmt::format("PRAGMA application_id = {}", application_id));
  add_currencies(connection);
  connection.execute(fmt::format("PRAGMA user_version = {}", schema_version()));
  transaction.commit();
}

std::vector<std::string> schema_differences(sqlite::Connection& connection, std::int64_t version) {
  struct Stored {
    std::string type, name, sql;
  };
  std::vector<Stored> stored;  // some dozens: looked through faster than sorted
  const auto find = [&stored](std::string_view type, std::string_view name) {
    return std::find_if(stored.begin(), stored.end(),
                        [&](const Stored& one) { return one.name == name && one.type == type; });
  };
  std::vector<std::string> differences;
  const auto differs = [&differences](std::string_view type, std::string_view name, std::string_view how) {
    differences.push_back(fmt::format("{} {} {}", type, name, how));
  };
  constexpr std::string_view is_strange = "does not belong here";
  sqlite::Query rows = connection.query(list_schema);
  while (rows.next()) {
    Stored row{rows->text(0), rows->text(1), rows->text(2)};
    if (is_sqlites(row.type, row.name, row.sql)) continue;
    if (find(row.type, row.name) != stored.end()) differs(row.type, row.name, is_strange);
    stored.push_back(std::move(row));
  }
  std::vector<SchemaObject> made;
  for (std::int64_t done = 0; done < version; ++done) follow(*migrations[done], made);
  for (const SchemaObject& expected : made) {
    const auto there = find(expected.type, expected.name);
    if (there == stored.end()) {
      differs(expected.type, expected.name, "is missing");
      continue;
    }
    if (there->sql != expected.sql) differs(expected.type, expected.name, "is not as it should be");
    std::swap(*there, stored.back());
    stored.pop_back();
  }
  std::sort(stored.begin(), stored.end(),
            [](const Stored& a, const Stored& b) { return std::tie(a.type, a.name) < std::tie(b.type, b.name); });
  for (const Stored& row : stored) {
    if (!is_users(row.type, row.sql)) differs(row.type, row.name, is_strange);
  }
  return differences;
}

void require_schema(sqlite::Connection& connection, std::int64_t version) {
  const std::vector<std::string> differences = schema_differences(connection, version);
  if (differences.empty()) return;
  const std::string more = differences.size() == 1 ? "" : fmt::format(" ({} differences in all)", differences.size());
  throw Error(ErrorCode::damaged,
              fmt::format("{0}: {1}{2}; nothing was done with it: mend that by any SQLite client, or "
                          "put a backup in its place: capex --db BACKUP backup {3} --force",
                          connection.file(), differences.front(), more, shell_path(connection.file())));
}

}  // namespace capex::core::store
