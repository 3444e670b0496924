// What other processes do to a file: one is killed in the middle of a load, several read while one writes.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"
#include "store/sqlite/connection.hpp"

namespace crash_test {

using namespace capex;
using namespace capex::core;

namespace {

// Runs the work in a child process. No SQLite connection of the parent is open, so none crosses the fork.
pid_t in_child(const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      work();
      ::_exit(0);
    } catch (const std::exception&) {
      ::_exit(1);
    }
  }
  REQUIRE(child > 0);
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

sample::Rows many_figures() {
  sample::Rows rows;
  rows.company("alibaba").source("s", "2024-08-26");
  for (int year = 1980; year < 2024; ++year) rows.figure("alibaba", std::to_string(year), "1bn", "s");
  return rows;
}

}  // namespace

TEST_CASE("a load killed before its commit leaves the file as it was") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
  }
  const std::string before = sample::bytes(path);
  const pid_t child = in_child([&] {
    Store store = Store::open(path, Access::read_write);
    Load load = store.load(sample::from("killed"));
    Problems problems;
    load.add(many_figures().batch(), problems);
    ::kill(::getpid(), SIGKILL);
  });
  CHECK(WIFSIGNALED(status_of(child)));
  CHECK(sample::bytes(path) == before);
  CHECK(Store::open(path).verify().empty());
}

TEST_CASE("a writer killed while its pages went into the file is rolled back by the next reader") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  std::string before;
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
    before = sample::content(store);
  }
  const std::string clean = sample::bytes(path);
  const pid_t child = in_child([&] {
    // Pages spill into the file before the commit, as they do in the middle of one: the journal is hot.
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    connection.execute(
        "PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
        "UPDATE figure SET low = 1, high = 1; UPDATE company SET name = name || hex(zeroblob(3000));");
    ::kill(::getpid(), SIGKILL);
  });
  CHECK(WIFSIGNALED(status_of(child)));
  REQUIRE(std::filesystem::exists(path.string() + "-journal"));
  CHECK(sample::bytes(path) != clean);
  SECTION("opened for reading") {
    CHECK(sample::content(Store::open(path)) == before);
  }
  SECTION("opened for writing") {
    CHECK(sample::content(Store::open(path, Access::read_write)) == before);
  }
  CHECK(Store::open(path).verify().empty());
  CHECK_FALSE(std::filesystem::exists(path.string() + "-journal"));
}

TEST_CASE("a hot journal beside a file that is not ours is left alone") {
  const TemporaryFolder folder;
  const auto path = folder.write("other.db", "");
  const pid_t child = in_child([&] {
    sqlite::Connection connection(path, sqlite::Mode::read_write);
    connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (hex(zeroblob(9000)));");
    connection.execute(
        "PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
        "UPDATE t SET x = x || x; INSERT INTO t SELECT x FROM t;");
    ::kill(::getpid(), SIGKILL);
  });
  CHECK(WIFSIGNALED(status_of(child)));
  const std::string journal = path.string() + "-journal";
  REQUIRE(std::filesystem::exists(journal));
  const std::string before = sample::bytes(path), journal_before = sample::bytes(journal);
  CHECK_THROWS_AS(Store::open(path), Error);
  CHECK_THROWS_AS(Store::open(path, Access::read_write), Error);
  CHECK(sample::bytes(path) == before);
  CHECK(sample::bytes(journal) == journal_before);
}

TEST_CASE("two processes read while one writes, and each sees a whole state") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, sample::chinese_capex());
  }
  // A state is whole when it has all figures of a load or none.
  const auto read = [&path] {
    for (int i = 0; i < 20; ++i) {
      const Store store = Store::open(path);
      const Snapshot snapshot = store.snapshot();
      std::size_t figures = 0;
      for (const Series& series : snapshot.series({})) figures += series.figures.size();
      std::int64_t recorded = 0;
      for (const Import& import : snapshot.imports()) recorded += import.figures;
      if (static_cast<std::int64_t>(figures) != recorded) throw std::runtime_error("half a load");
    }
  };
  const pid_t first = in_child(read);
  const pid_t second = in_child(read);
  const pid_t writer = in_child([&] {
    for (int i = 0; i < 5; ++i) {
      Store store = Store::open(path, Access::read_write);
      const std::string source = "s" + std::to_string(i);
      sample::Rows rows;
      rows.source(source, "2024-09-01");
      for (int year = 1980; year < 2024; ++year) rows.figure("alibaba", std::to_string(year), "1bn", source);
      Load load = store.load(sample::from(source));
      Problems problems;
      load.add(rows.batch(), problems);
      if (!problems.empty()) throw std::runtime_error("problems");
      load.commit();
    }
  });
  CHECK(status_of(first) == 0);
  CHECK(status_of(second) == 0);
  CHECK(status_of(writer) == 0);
  const Store store = Store::open(path);
  CHECK(store.snapshot().imports().size() == 6);
  CHECK(store.verify().empty());
}

}  // namespace crash_test
