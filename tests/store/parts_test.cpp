// Imports that are committed in parts, and the documents that they remember.
#include "catch.hpp"
#include "error_text.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"

namespace parts_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

Rows names() {
  return Rows().company("alibaba").source("s", "2024-08-26");
}
Rows first() {
  return names().figure("alibaba", "2024H1", "23bn", "s");
}
Rows second() {
  return Rows().company("tencent").figure("tencent", "2024H1", "24bn", "s");
}

void add(Load& load, const Rows& rows) {
  Problems problems;
  load.add(rows.batch(), problems);
  REQUIRE(problems.empty());
}

std::size_t figures_of(const Store& store, const char* company) {
  const std::optional<Company> found = store.snapshot().find_company(company);
  if (!found) return 0;
  SeriesFilter filter;
  filter.company = found->id;
  return store.snapshot().series(filter).size();
}

constexpr DocumentMark mark{100, 7, 1};

}  // namespace

TEST_CASE("what a part brought stays where its import ends before the next one") {
  const TemporaryFolder folder;
  Store store = Store::create(folder.path() / "capex.db");
  {
    Load load = store.load(sample::from("market"));
    add(load, first());
    load.add_document(mark, "h");
    load.commit_part();
    add(load, second());
    load.add_document({200, 8, 1}, "i");
  }
  CHECK(figures_of(store, "alibaba") == 1);
  CHECK(figures_of(store, "tencent") == 0);
  REQUIRE(store.snapshot().imports().size() == 1);
  CHECK(store.snapshot().imports().front().figures == 1);
  CHECK(store.snapshot().imports().front().hash.empty());
  CHECK(store.snapshot().documents(1) == std::map<DocumentMark, std::string>{{mark, "h"}});
  CHECK(store.verify().empty());
}

TEST_CASE("an import in parts is one import, which is undone as one") {
  Store store = Store::in_memory();
  {
    Load load = store.load(sample::from("market"));
    add(load, first());
    load.add_document(mark, "h");
    load.commit_part();
    add(load, second());
    const LoadCounts counts = load.commit();
    CHECK(counts.figures == 2);
  }
  REQUIRE(store.snapshot().imports().size() == 1);
  const Import import = store.snapshot().imports().front();
  CHECK(import.figures == 2);
  CHECK(import.hash == "hash of market");
  CHECK(store.snapshot().documents(1).size() == 1);
  CHECK(store.snapshot().documents(2).empty());
  store.undo(import.id);
  CHECK(store.snapshot().companies().empty());
  CHECK(store.snapshot().documents(1).empty());
}

TEST_CASE("a part without anything new is none, and the import is then as if it had not been") {
  Store store = Store::in_memory();
  sample::load(store, first());
  Load load = store.load(sample::from("sample.csv"));
  add(load, first());
  load.commit_part();
  load.commit();
  CHECK(store.snapshot().imports().size() == 1);
}

TEST_CASE("an import that is undone between two of its parts has ended") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store store = Store::create(path);
  Load load = store.load(sample::from("market"));
  add(load, first());
  load.commit_part();
  // The right to write is had again at once: nobody can undo it now, and after the next part it is asked for anew.
  CHECK(error_of([&] {
          Store other = Store::open(path, Access::read_write, std::chrono::milliseconds(10));
          other.undo(ImportId(1));
        }).starts_with("busy"));
  add(load, second());
  load.commit();
  CHECK(figures_of(store, "tencent") == 1);
}

TEST_CASE("a document that is known is remembered by the import that read it first") {
  Store store = Store::in_memory();
  for (const char* const name : {"one", "two"}) {
    Load load = store.load(sample::from(name));
    add(load, std::string(name) == "one" ? first() : second());
    load.add_document(mark, name);
    load.commit();
  }
  CHECK(store.snapshot().documents(1).at(mark) == "one");
  const ImportId second_import = store.snapshot().imports().back().id;
  store.undo(second_import);
  CHECK(store.snapshot().documents(1).at(mark) == "one");
}

}  // namespace parts_test
