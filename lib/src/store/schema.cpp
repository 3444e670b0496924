#include "store/schema.hpp"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>

#include "capex/error.hpp"
#include "capex/money/currency.hpp"
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
#include "store/schema_text.hpp"
#include "store/sqlite/transaction.hpp"

namespace capex::store {
namespace {

const char* const add_currency = R"sql(
INSERT INTO currency (currency_id, code, digits, minor_per_unit, name, withdrawn)
VALUES (?1, ?2, ?3, CAST(substr('1000000000', 1, ?3 + 1) AS INTEGER), ?4, ?5)
ON CONFLICT DO NOTHING
)sql";

const char* const list_schema = R"sql(
SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
)sql";

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
  if (found > 0 && before_change) before_change(found);
  for (std::int64_t done = found; done < schema_version(); ++done) connection.execute(std::string(*migrations[done]));
  if (found == 0) connection.execute(fmt::format("PRAGMA application_id = {}", application_id));
  add_currencies(connection);
  connection.execute(fmt::format("PRAGMA user_version = {}", schema_version()));
  transaction.commit();
}

std::vector<std::string> schema_differences(sqlite::Connection& connection, std::int64_t version) {
  std::map<std::pair<std::string, std::string>, std::string> found;  // by type and name
  sqlite::Query rows = connection.query(list_schema);
  while (rows.next()) found.emplace(std::pair(rows->text(0), rows->text(1)), rows->text(2));
  std::vector<std::string> differences;
  std::vector<SchemaObject> made;
  for (std::int64_t done = 0; done < version; ++done) follow(*migrations[done], made);
  for (const SchemaObject& expected : made) {
    const auto there = found.find({std::string(expected.type), std::string(expected.name)});
    if (there == found.end()) {
      differences.push_back(fmt::format("{} {} is missing", expected.type, expected.name));
      continue;
    }
    if (there->second != expected.sql) {
      differences.push_back(fmt::format("{} {} is not as it should be", expected.type, expected.name));
    }
    found.erase(there);
  }
  for (const auto& [name, sql] : found) {
    if (name.first == "trigger" || name.first == "index") {
      differences.push_back(fmt::format("{} {} does not belong here", name.first, name.second));
    }
  }
  return differences;
}

void require_schema(sqlite::Connection& connection, std::int64_t version) {
  const std::vector<std::string> differences = schema_differences(connection, version);
  if (differences.empty()) return;
  throw Error(ErrorCode::damaged,
              fmt::format("{0}: {1} ({2} differences in all); nothing was written; to put a backup in its place: capex "
                          "--db BACKUP backup {0} --force",
                          connection.file(), differences.front(), differences.size()));
}

}  // namespace capex::store
