#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/file/open_file.hpp"
#include "store/load/new_references.hpp"
#include "store/sample.hpp"
#include "store/schema/schema.hpp"

namespace load_test {

using namespace capex;
using namespace capex::core;
using sample::chinese_capex;
using sample::problems_of;
using sample::Rows;

TEST_CASE("a load counts what was new and keeps it when committed") {
  Store store = Store::in_memory();
  const LoadCounts counts = sample::load(store, chinese_capex());
  CHECK(counts.companies == 4);
  CHECK(counts.aliases == 1);
  CHECK(counts.members == 3);
  CHECK(counts.sources == 2);
  CHECK(counts.figures == 5);
  CHECK(counts.claims == 1);
  CHECK(counts.rates == 2);
  CHECK(counts.repeated == 0);
  CHECK(store.verify().empty());
}

TEST_CASE("a load that is not committed leaves nothing") {
  Store store = Store::in_memory();
  {
    Load load = store.load(sample::from("a.csv"));
    Problems problems;
    load.add(chinese_capex().batch(), problems);
  }
  CHECK(store.snapshot().companies().empty());
  CHECK(store.snapshot().imports().empty());
}

TEST_CASE("loading the same rows twice changes no byte of the file") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store store = Store::create(path);
  sample::load(store, chinese_capex());
  const std::string before = sample::bytes(path);
  const LoadCounts again = sample::load(store, chinese_capex());
  CHECK(again.added() == 0);
  CHECK(again.repeated == 4 + 1 + 3 + 2 + 5 + 1 + 2);
  CHECK(sample::bytes(path) == before);
  CHECK(store.snapshot().imports().size() == 1);
}

TEST_CASE("the same rows from another file are recorded as stated by it too") {
  Store store = Store::in_memory();
  sample::load(store, chinese_capex(), "a.csv");
  sample::load(store, chinese_capex(), "b.csv");
  const std::vector<Import> imports = store.snapshot().imports();
  REQUIRE(imports.size() == 2);
  CHECK(imports[1].file == "b.csv");
  CHECK(imports[1].figures == 0);
}

TEST_CASE("an import is recorded with what it brought and is found by its hash") {
  Store store = Store::in_memory();
  sample::load(store, chinese_capex(), "a.csv");
  const std::optional<Import> found = store.snapshot().find_import("hash of a.csv");
  REQUIRE(found);
  CHECK(found->file == "a.csv");
  CHECK(found->imported_at == "2026-01-31T09:30:00Z");
  CHECK(found->command == "test");
  CHECK(found->figures == 5);
  CHECK(found->claims == 1);
  CHECK(found->rates == 2);
  CHECK_FALSE(store.snapshot().find_import("another hash"));
  CHECK_FALSE(store.snapshot().find_import(""));
}

TEST_CASE("rows may come in several batches of one import") {
  Store store = Store::in_memory();
  Load load = store.load(sample::from("a.csv"));
  Problems problems;
  load.add(sample::Rows().company("alibaba").source("s", "2024-08-26").batch(), problems);
  load.add(sample::Rows().figure("alibaba", "2024H1", "23bn", "s").batch(), problems);
  load.add(sample::Rows().figure("alibaba", "2023H1", "10bn", "s").batch(), problems);
  CHECK(problems.empty());
  CHECK(load.counts().figures == 2);
  load.commit();
  CHECK(store.snapshot().imports().size() == 1);
  CHECK(store.verify().empty());
}

TEST_CASE("bad rows are named with file and line, and the good ones are loaded") {
  Store store = Store::in_memory();
  sample::Rows rows;
  rows.company("alibaba").source("s", "2024-08-26");              // lines 2, 3
  rows.figure("alibaba", "2024H1", "23bn", "s");                  // 4
  rows.figure("nobody", "2024H1", "23bn", "s");                   // 5
  rows.figure("alibaba", "2024H1", "23bn", "no-source");          // 6
  rows.figure("alibaba", "2023H1", "23bn", "s", "CNY", "kapex");  // 7
  CHECK(sample::problems_of(store, rows) ==
        "sample.csv:5: no company 'nobody' in the file; add it to the companies that are imported\n"
        "sample.csv:6: no source 'no-source' in the file; add it to the sources that are imported\n"
        "sample.csv:7: no measure 'kapex' in the file: did you mean capex?\n");
  CHECK(store.snapshot().series({}).size() == 1);
  CHECK(store.verify().empty());
}

TEST_CASE("a load finds companies, those that it has just added too") {
  Store store = Store::in_memory();
  Load load = store.load(sample::from("a.csv"));
  CHECK(!load.find_company("alibaba"));
  Problems problems;
  load.add(chinese_capex().batch(), problems);
  REQUIRE(load.find_company("Alibaba"));
  CHECK(load.find_company("Alibaba")->key == "alibaba");
  CHECK(!load.find_company("nobody"));
}

TEST_CASE("the hash of an input may come last") {
  Store store = Store::in_memory();
  const auto load_again = [&store] {
    Load load = store.load(sample::from("a.csv"));
    Problems problems;
    load.add(chinese_capex().batch(), problems);
    load.set_hash("known at the end");
    load.commit();
  };
  load_again();
  CHECK(store.snapshot().find_import("known at the end"));
  load_again();
  CHECK(store.snapshot().imports().size() == 1);
}

TEST_CASE("a load that has ended says so") {
  Store store = Store::in_memory();
  Load load = store.load(sample::from("a.csv"));
  load.commit();
  Problems problems;
  CHECK(error_of([&] { load.add(Batch(), problems); }) == "usage: this load has ended");
  CHECK(error_of([&] { load.commit(); }) == "usage: this load has ended");
  CHECK_NOTHROW(store.load(sample::from("b.csv")));
}

TEST_CASE("a reference to a row that is not there stops the commit") {
  sqlite::Connection connection;
  store::migrate(connection);
  SECTION("nothing noted is in order") {
    CHECK_NOTHROW(store::NewReferences().check(connection));
  }
  SECTION("what is there is in order") {
    store::NewReferences references;
    references.currency(156);
    references.measure(MeasureId{1});
    CHECK_NOTHROW(references.check(connection));
  }
  SECTION("what is not there is named") {
    store::NewReferences references;
    references.series(7);
    CHECK(error_of([&] { references.check(connection); }) ==
          "storage: a row refers to series 7, which is not there; nothing was loaded");
  }
  SECTION("a source has to have the day and rank that stand beside the figure") {
    connection.execute(
        "INSERT INTO import (file, hash, imported_at, command) VALUES ('', '', '', '');"
        "INSERT INTO source (source_id, key, publisher, kind, source_rank, known_on, import_id)"
        " VALUES (5, 's', 'p', 'press', 4, 19961, 1)");
    store::NewReferences good;
    good.source(5, 19961, 4);
    good.source(5, 19961, 4);
    CHECK_NOTHROW(good.check(connection));
    store::NewReferences other_day;
    other_day.source(5, 19962, 4);
    CHECK_THROWS_AS(other_day.check(connection), Error);
    store::NewReferences two_days;
    two_days.source(5, 19962, 4);
    two_days.source(5, 19961, 4);
    CHECK_THROWS_AS(two_days.check(connection), Error);
  }
}

TEST_CASE("a measure or a source that is malformed is a problem of its row") {
  Store store = Store::in_memory();
  const std::string before = sample::content(store);
  CHECK(
      problems_of(store, Rows().measure("Gpu Hours", MeasureKind::flow)).find("measure key 'Gpu Hours': lower-case") !=
      std::string::npos);
  CHECK(problems_of(store, Rows().source("-s", "2024-08-26")).find("source key '-s': a key does not begin with -") !=
        std::string::npos);
  CHECK(problems_of(store, Rows().source("a,b", "2024-08-26"))
            .find("source key 'a,b': a key has no blanks and none of") != std::string::npos);
  Rows press_with_form = Rows().source("s", "2024-08-26");
  press_with_form.batch().sources.front().source.form = "10-K";
  CHECK(problems_of(store, press_with_form).find("source 's': form '10-K': only filings have forms") !=
        std::string::npos);
  CHECK(sample::content(store) == before);
}

}  // namespace load_test
