#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/schema/schema.hpp"
#include "store/sqlite/connection.hpp"

namespace opening_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string code_of(const std::string& error) {
  return error.substr(0, error.find(':'));
}

// Opens both ways; either has to fail with this code and leave every byte.
void check_refused(const std::filesystem::path& path, const std::string& code) {
  const std::string before = sample::bytes(path);
  CHECK(code_of(error_of([&] { Store::open(path); })) == code);
  CHECK(code_of(error_of([&] { Store::open(path, Access::read_write); })) == code);
  CHECK(sample::bytes(path) == before);
}

}  // namespace

TEST_CASE("a new file has currencies and measures, and opens again") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  const Store store = Store::open(path);
  CHECK(store.snapshot().measure("capex").kind == MeasureKind::flow);
  CHECK(store.snapshot().measure("chips-shipped").unit == "chips");
  CHECK(store.snapshot().companies().empty());
  CHECK(store.verify().empty());
}

TEST_CASE("nothing is made where something is already") {
  const TemporaryFolder folder;
  const auto path = folder.write("capex.db", "somebody's");
  CHECK(code_of(error_of([&] { Store::create(path); })) == "conflict");
  CHECK(sample::bytes(path) == "somebody's");
}

TEST_CASE("a name that is a part file's own is no database's: it is neither opened, made, nor copied to") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "b.capex-part";
  const Store store = Store::create(folder.path() / "a.db");
  CHECK(code_of(error_of([&] { Store::create(path); })) == "usage");
  CHECK(code_of(error_of([&] { store.backup(path); })) == "usage");
  std::filesystem::copy(folder.path() / "a.db", path);
  check_refused(path, "usage");
  const std::string before = sample::bytes(path);
  Store::open(folder.path() / "a.db", Access::read_write);
  store.backup(folder.path() / "copy.db");
  CHECK(sample::bytes(path) == before);
}

TEST_CASE("a missing file is not found and not made") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  CHECK(code_of(error_of([&] { Store::open(path); })) == "not_found");
  CHECK(code_of(error_of([&] { Store::open(path, Access::read_write); })) == "not_found");
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(code_of(error_of([&] { Store::create(folder.path() / "no" / "such" / "folder.db"); })) == "storage");
}

TEST_CASE("a file that is not ours is refused and left as it was") {
  const TemporaryFolder folder;
  SECTION("text") {
    check_refused(folder.write("a.db", std::string(5000, 'x')), "not_a_store");
  }
  SECTION("an empty file") {
    check_refused(folder.write("a.db", ""), "not_a_store");
  }
  SECTION("a folder") {
    CHECK(code_of(error_of([&] { Store::open(folder.path()); })) == "not_a_store");
  }
  SECTION("another program's database") {
    const auto path = folder.write("a.db", "");
    sqlite::Connection(path, sqlite::Mode::read_write).execute("CREATE TABLE notes (text); PRAGMA user_version = 3");
    check_refused(path, "not_a_store");
  }
}

TEST_CASE("a file of a newer schema is refused and left as it was") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  sqlite::Connection(path, sqlite::Mode::read_write).execute("PRAGMA user_version = 99");
  check_refused(path, "schema_version");
}

TEST_CASE("a file of an older schema is brought up to date when opened for writing, and only then") {
  const TemporaryFolder folder;
  const auto path = folder.write("capex.db", "");
  {
    sqlite::Connection older(path, sqlite::Mode::read_write);
    for (const char* const name : {"0001_vocabulary", "0002_companies", "0003_figures", "0004_claims", "0005_rates",
                                   "0006_repetitions", "0007_measures"}) {
      std::ifstream script(std::string(CAPEX_SOURCE_DIR "/schema/") + name + ".sql");
      REQUIRE(script.is_open());
      older.execute(std::string(std::istreambuf_iterator<char>(script), {}));
    }
    older.execute("PRAGMA application_id = " + std::to_string(store::application_id) + "; PRAGMA user_version = 7");
  }
  const std::string before = sample::bytes(path);
  CHECK(code_of(error_of([&] { Store::open(path); })) == "schema_version");
  CHECK(sample::bytes(path) == before);
  CHECK(Store::open(path, Access::read_write).verify().empty());
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a file whose schema was changed is damaged, and not written") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  SECTION("a table gained a column") {
    sqlite::Connection(path, sqlite::Mode::read_write).execute("ALTER TABLE company ADD COLUMN mood TEXT");
  }
  SECTION("a trigger came in") {
    sqlite::Connection(path, sqlite::Mode::read_write)
        .execute("CREATE TRIGGER t AFTER INSERT ON figure BEGIN DELETE FROM claim; END");
  }
  const std::string before = sample::bytes(path);
  CHECK(code_of(error_of([&] { Store::open(path, Access::read_write); })) == "damaged");
  CHECK(sample::bytes(path) == before);
}

TEST_CASE("a user's own table and view do no harm") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  sqlite::Connection(path, sqlite::Mode::read_write)
      .execute("CREATE TABLE my_notes (text); CREATE VIEW my_view AS SELECT * FROM stated_figures");
  CHECK(Store::open(path, Access::read_write).verify().empty());
}

TEST_CASE("a damaged file is said to be damaged and left as it was") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
  }
  std::string broken = sample::bytes(path);
  // The first page after the header's hundred bytes: the root of the schema.
  broken.replace(100, 300, std::string(300, '\x7f'));
  folder.write("capex.db", broken);
  check_refused(path, "damaged");
}

TEST_CASE("a file that another process is writing to can be read, and a second writer is told that it is busy") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store first = Store::create(path);
  Store second = Store::open(path, Access::read_write, std::chrono::milliseconds(20));
  Load load = first.load(sample::from("a"));
  Problems problems;
  load.add(sample::chinese_capex().batch(), problems);
  CHECK(Store::open(path).snapshot().companies().empty());
  CHECK(code_of(error_of([&] { second.load(sample::from("b")); })) == "busy");
  load.commit();
  CHECK(second.snapshot().companies().size() == 4);
}

TEST_CASE("a file in WAL mode works too") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store::create(path);
  sqlite::Connection(path, sqlite::Mode::read_write).execute("PRAGMA journal_mode = WAL");
  Store store = Store::open(path, Access::read_write);
  sample::load(store, sample::chinese_capex());
  CHECK(Store::open(path).snapshot().companies().size() == 4);
}

TEST_CASE("while a snapshot lives its store does not write") {
  Store store = Store::in_memory();
  const Snapshot snapshot = store.snapshot();
  CHECK(code_of(error_of([&] { store.load(sample::from("a")); })) == "usage");
  CHECK(code_of(error_of([&] { store.undo(ImportId(1)); })) == "usage");
}

TEST_CASE("the file of a store can be moved with it") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  Store moved = std::move(store);
  CHECK(moved.snapshot().companies().size() == 4);
}

}  // namespace opening_test
