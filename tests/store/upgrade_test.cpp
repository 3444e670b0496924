// A file of each schema that there was, opened by this version: kept as it was, brought up to date, never half of it.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/connection.hpp"

namespace upgrade_test {

using namespace capex;
using namespace capex::core;

namespace {

namespace fs = std::filesystem;

// The migrations in their order.
std::vector<fs::path> migrations() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(CAPEX_SOURCE_DIR "/schema")) {
    if (entry.path().extension() == ".sql") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// What a file of that schema could hold: a company, a paper's figure of it, a rate.
void fill(sqlite::Connection& connection, int version) {
  connection.execute(
      "INSERT INTO currency VALUES (840, 'USD', 2, 100, 'US Dollar', 0), (978, 'EUR', 2, 100, 'Euro', 0);"
      "INSERT INTO import VALUES (1, 'f', 'h', '2024-01-01T00:00:00Z', 'import csv', 0, 0, 0)");
  if (version >= 2) {
    connection.execute(
        "INSERT INTO company (key, name, kind, year_end, year_end_month, year_name_offset, long_quarter, import_id) "
        "VALUES ('acme', 'Acme', 'issuer', 'month_end', 12, 0, 4, 1)");
  }
  if (version >= 3) {
    connection.execute(
        "INSERT INTO measure (key, kind, definition, import_id) VALUES ('own-spending', 'flow', 'Own.', 1);"
        "INSERT INTO period VALUES (19723 << 12 | 182, '2024-01-01', '2024-06-30', '2024H1');"
        "INSERT INTO series VALUES (1, 1, (SELECT measure_id FROM measure WHERE key = 'own-spending'), 'actual', "
        "'total', "
        "840);"
        "INSERT INTO source (key, publisher, kind, source_rank, known_on, import_id) VALUES ('ft', 'FT', 'press', " +
        std::string(version < 9 ? "3" : "4") +
        ", 20000, 1);"
        "INSERT INTO figure SELECT 1, 19723 << 12 | 182, source_id, known_on, source_rank, 2300, 2300, 0, 0, NULL, 1 "
        "FROM source; UPDATE import SET figures = 1");
  }
  if (version >= 5) {
    connection.execute(
        "INSERT INTO provider VALUES (1, 'ecb'); INSERT INTO exchange_rate VALUES (1, 978, 840, 19723, 11, 1, 1);"
        "UPDATE import SET rates = 1");
  }
}

fs::path older(const fs::path& path, int version) {
  std::ofstream(path).close();
  sqlite::Connection connection(path, sqlite::Mode::read_write);
  const std::vector<fs::path> all = migrations();
  for (int i = 0; i < version; ++i) {
    std::ifstream script(all[static_cast<std::size_t>(i)]);
    connection.execute(std::string(std::istreambuf_iterator<char>(script), {}));
  }
  fill(connection, version);
  connection.execute("PRAGMA application_id = " + std::to_string(store::application_id) +
                     "; PRAGMA user_version = " + std::to_string(version));
  return path;
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file of every earlier schema is kept as it was, and brought up to date with its content") {
  REQUIRE(static_cast<int>(migrations().size()) == store::schema_version());
  for (int version = 1; version < store::schema_version(); ++version) {
    INFO("schema " << version);
    const TemporaryFolder folder;
    const fs::path path = older(folder.path() / "capex.db", version);
    const fs::path kept = path.string() + ".schema-" + std::to_string(version);
    const std::string error = error_of([&] { Store::open(path); });
    CHECK(error.substr(0, error.find(':')) == "schema_version");
    CHECK(error.find("keeps it as it was in " + kept.string()) != std::string::npos);
    {
      const Store store = Store::open(path, Access::read_write);
      REQUIRE(store.upgrade().has_value());
      CHECK(store.upgrade()->from == version);
      CHECK(store.upgrade()->to == store::schema_version());
      CHECK(store.upgrade()->kept == kept);
      CHECK(store.verify().empty());
      CHECK(store.snapshot().imports().size() == 1);
      CHECK(store.snapshot().companies().size() == (version >= 2 ? 1 : 0));
      if (version >= 3) {
        const std::vector<Series> series = store.snapshot().series({});
        REQUIRE(series.size() == 1);
        REQUIRE(series.front().figures.size() == 1);
        CHECK(series.front().figures.front().amount.point() == 2300);
        CHECK(series.front().figures.front().rank == SourceRank::press);
      }
      CHECK(store.snapshot().rate_coverage().size() == (version >= 5 ? 1 : 0));
    }
    CHECK(files_in(folder.path()) == 2);
    CHECK_FALSE(Store::open(path, Access::read_write).upgrade().has_value());
    // The copy is of the older schema still, and comes to the same.
    const std::string content = sample::content(Store::open(path));
    CHECK(Store::open(kept, Access::read_write).upgrade()->from == version);
    CHECK(sample::content(Store::open(kept)) == content);
  }
}

TEST_CASE("a copy that somebody kept is not replaced by another") {
  const TemporaryFolder folder;
  const fs::path path = older(folder.path() / "capex.db", 8);
  folder.write("capex.db.schema-8", "precious");
  CHECK(Store::open(path, Access::read_write).upgrade()->kept == path.string() + ".schema-8-2");
  CHECK(sample::bytes(folder.path() / "capex.db.schema-8") == "precious");
}

TEST_CASE("a copy that an upgrade that was stopped made is used again, and not made once more") {
  const TemporaryFolder folder;
  const fs::path path = older(folder.path() / "capex.db", 8);
  const std::string as_it_was = sample::bytes(path);
  const fs::path kept = Store::open(path, Access::read_write).upgrade()->kept;
  const std::string copy = sample::bytes(kept);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << as_it_was;
  CHECK(Store::open(path, Access::read_write).upgrade()->kept == kept);
  CHECK(files_in(folder.path()) == 2);
  CHECK(sample::bytes(kept) == copy);
}

TEST_CASE("a copy of an older file is read by nobody who may not read the file") {
  const TemporaryFolder folder;
  const fs::path path = older(folder.path() / "capex.db", 8);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  const fs::path kept = Store::open(path, Access::read_write).upgrade()->kept;
  CHECK((fs::status(kept).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("an older file with a schema of somebody else's is neither copied nor changed") {
  const TemporaryFolder folder;
  const fs::path path = older(folder.path() / "capex.db", 8);
  SECTION("a trigger that would run while it is brought up to date") {
    sqlite::Connection(path, sqlite::Mode::read_write)
        .execute("CREATE TRIGGER t AFTER UPDATE ON figure BEGIN DELETE FROM company; END");
  }
  SECTION("a table that is not as it was made") {
    sqlite::Connection(path, sqlite::Mode::read_write).execute("ALTER TABLE company ADD COLUMN mood TEXT");
  }
  const std::string before = sample::bytes(path);
  CHECK(error_of([&] { Store::open(path, Access::read_write); }).substr(0, 7) == "damaged");
  CHECK(sample::bytes(path) == before);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("an older file that cannot be brought up to date is as it was, with no copy beside it") {
  const TemporaryFolder folder;
  const fs::path path = older(folder.path() / "capex.db", 8);
  // A table of the user's own has the name of one that a later schema brings: all of the change is taken back.
  sqlite::Connection(path, sqlite::Mode::read_write).execute("CREATE TABLE company_change (mine TEXT)");
  CHECK_FALSE(error_of([&] { Store::open(path, Access::read_write); }) == "no error");
  CHECK(files_in(folder.path()) == 1);
  sqlite::Connection connection(path, sqlite::Mode::read_only);
  CHECK(store::identity(connection).version == 8);
  CHECK(store::schema_differences(connection, 8).empty());
}

TEST_CASE("a number of a schema that there never was is no capexdb file's") {
  const TemporaryFolder folder;
  for (const char* const version : {"-1", "-2147483648", "0"}) {
    INFO(version);
    const fs::path path = older(folder.path() / "capex.db", 8);
    sqlite::Connection(path, sqlite::Mode::read_write).execute(std::string("PRAGMA user_version = ") + version);
    const std::string before = sample::bytes(path);
    CHECK(error_of([&] { Store::open(path); }).substr(0, 11) == "not_a_store");
    CHECK(error_of([&] { Store::open(path, Access::read_write); }).substr(0, 11) == "not_a_store");
    CHECK(error_of([&] { Store::create(path); }).substr(0, 8) == "conflict");
    CHECK(sample::bytes(path) == before);
    fs::remove(path);
  }
}

TEST_CASE("an init that was stopped at any schema, and one of an older version, is made anew by the next") {
  for (int version = 1; version < store::schema_version(); ++version) {
    INFO("schema " << version);
    const TemporaryFolder folder;
    const fs::path path = older(folder.path() / "capex.db", version);
    sqlite::Connection(path, sqlite::Mode::read_write)
        .execute(version >= 5 ? "DELETE FROM exchange_rate; DELETE FROM provider" : "");
    if (version >= 3) {
      sqlite::Connection(path, sqlite::Mode::read_write)
          .execute(
              "DELETE FROM figure; DELETE FROM series; DELETE FROM period; DELETE FROM source; DELETE FROM measure "
              "WHERE import_id = 1");
    }
    if (version >= 2) sqlite::Connection(path, sqlite::Mode::read_write).execute("DELETE FROM company");
    sqlite::Connection(path, sqlite::Mode::read_write).execute("DELETE FROM import");
    CHECK(error_of([&] { Store::open(path); }).find("init` makes it anew") != std::string::npos);
    CHECK(Store::create(path).verify().empty());
    CHECK(Store::open(path).verify().empty());
    CHECK(files_in(folder.path()) == 1);
  }
}

}  // namespace upgrade_test
