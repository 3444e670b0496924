#include <chrono>

#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"

namespace backup_test {

using namespace capex;
using namespace capex::core;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a backup is a store with the same content") {
  const TemporaryFolder folder;
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  store.backup(folder.path() / "copy.db");
  const Store copy = Store::open(folder.path() / "copy.db", Access::read_write);
  CHECK(sample::content(copy) == sample::content(store));
  CHECK(copy.verify().empty());
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a backup replaces a file only when told to") {
  const TemporaryFolder folder;
  const auto target = folder.write("copy.db", "precious");
  Store store = Store::create(folder.path() / "capex.db");
  CHECK(error_of([&] { store.backup(target); }).substr(0, 8) == "conflict");
  CHECK(sample::bytes(target) == "precious");
  store.backup(target, true);
  CHECK(Store::open(target).verify().empty());
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a backup waits for whoever uses the file that it replaces, as long as it is told to") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db", target = folder.path() / "copy.db";
  Store::create(path);
  Store::create(target);
  const auto seconds_to_replace = [&](std::chrono::milliseconds wait) {
    const auto begun = std::chrono::steady_clock::now();
    CHECK(error_of([&] { Store::open(path, Access::read_only, wait).backup(target, true); }).starts_with("busy: "));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  };
  sqlite::Connection other(target, sqlite::Mode::read_write);
  SECTION("one that writes") {
    other.execute("BEGIN IMMEDIATE");
  }
  SECTION("one that has put it into WAL mode") {
    other.execute("PRAGMA journal_mode = WAL; BEGIN; SELECT count(*) FROM company");
  }
  CHECK(seconds_to_replace(std::chrono::milliseconds(0)) < 0.5);
  const double waited = seconds_to_replace(std::chrono::milliseconds(700));
  CHECK(waited > 0.5);
  CHECK(waited < 3.0);
}

TEST_CASE("a backup can be read by no more than may read both the file and the one that it replaces") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db", target = folder.path() / "copy.db";
  const Store store = Store::create(path);
  const auto after = [&](unsigned own, unsigned replaced) {
    fs::permissions(path, static_cast<fs::perms>(own));
    fs::permissions(target, static_cast<fs::perms>(replaced));
    store.backup(target, true);
    return static_cast<unsigned>(fs::status(target).permissions() & fs::perms::all);
  };
  store.backup(target);
  CHECK(after(0600, 0644) == 0600);
  CHECK(after(0644, 0600) == 0600);
  CHECK(after(0640, 0604) == 0600);
  CHECK(after(0664, 0666) == 0664);
}

TEST_CASE("a backup onto the file itself is refused") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store store = Store::create(path);
  CHECK(error_of([&] { store.backup(path, true); }).substr(0, 5) == "usage");
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a backup into a folder that is not there fails and leaves nothing") {
  const TemporaryFolder folder;
  const Store store = Store::in_memory();
  CHECK(error_of([&] { store.backup(folder.path() / "no" / "copy.db"); }).substr(0, 7) == "storage");
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a store in the middle of a load is not copied or verified, one with a snapshot is") {
  const TemporaryFolder folder;
  Store store = Store::in_memory();
  {
    const Snapshot snapshot = store.snapshot();
    store.backup(folder.path() / "copy.db");
    CHECK(store.verify().empty());
  }
  const Load load = store.load(sample::from("a"));
  CHECK(error_of([&] { store.backup(folder.path() / "other.db"); }).substr(0, 5) == "usage");
  CHECK(error_of([&] { store.verify(); }).substr(0, 5) == "usage");
}

}  // namespace backup_test
