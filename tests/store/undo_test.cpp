#include "catch.hpp"
#include "error_text.hpp"
#include "store/sample.hpp"

namespace undo_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

ImportId last_import(const Store& store) {
  return store.snapshot().imports().back().id;
}
ImportId import_of(const Store& store, const std::string& file) {
  return store.snapshot().find_import("hash of " + file).value().id;
}
ImportId first_import(const Store& store) {
  return store.snapshot().imports().front().id;
}

Rows names() {
  return Rows()
      .company("alibaba", "Alibaba", {"Ali"})
      .company("tencent")
      .group("bat", {"alibaba"})
      .source("s", "2024-08-26");
}

// Two imports that share names, a figure, a claim and rates, each with some of its own.
Rows first() {
  return names()
      .source("only-first", "2024-08-27")
      .measure("shared-measure", MeasureKind::flow)
      .figure("alibaba", "2024H1", "23bn", "s", "CNY", "capex", "Rmb23bn")
      .figure("alibaba", "2023H1", "10bn", "only-first")
      .figure("tencent", "2024H1", "23bn", "s")
      .growth_claim("growth", "alibaba", "2024H1", "2023H1", "+123%", "s")
      .rate("ecb", "EUR", "CNY", "2024-06-25", "7.1")
      .rate("ecb", "EUR", "CNY", "2024-06-26", "7.2")
      .rate("ecb", "EUR", "CNY", "2024-06-27", "7.3");
}

Rows second() {
  return names()
      .company("baidu")
      .member("bat", "tencent")
      .measure("shared-measure", MeasureKind::flow)
      .figure("alibaba", "2024H1", "23bn", "s", "CNY", "capex", "Rmb23bn")
      .figure("baidu", "2024H1", "4.2bn", "s")
      .growth_claim("growth", "alibaba", "2024H1", "2023H1", "+123%", "s")
      .rate("ecb", "EUR", "CNY", "2024-06-26", "7.2")
      .rate("ecb", "EUR", "CNY", "2024-06-27", "7.3")
      .rate("ecb", "EUR", "CNY", "2024-06-28", "7.4")
      .rate("fred", "USD", "CNY", "2024-06-28", "7.2673");
}

std::string content_of(const Rows& rows) {
  Store store = Store::in_memory();
  sample::load(store, rows, "alone");
  return sample::content(store);
}

}  // namespace

TEST_CASE("undoing the only import leaves a file as it was made") {
  Store store = Store::in_memory();
  const std::string empty = sample::content(store);
  sample::load(store, sample::chinese_capex());
  const UndoReport report = store.undo(last_import(store));
  CHECK(report.figures == 5);
  CHECK(report.claims == 1);
  CHECK(report.rates == 2);
  CHECK(report.others == 4 + 1 + 3 + 2);
  CHECK(report.kept.empty());
  CHECK(sample::content(store) == empty);
  CHECK(store.snapshot().imports().empty());
  CHECK(store.verify().empty());
}

TEST_CASE("undoing one of two overlapping imports leaves what the other says, in either order") {
  Store store = Store::in_memory();
  SECTION("the first, then the second; the second undone") {
    sample::load(store, first(), "first");
    sample::load(store, second(), "second");
    store.undo(last_import(store));
    CHECK(sample::content(store) == content_of(first()));
  }
  SECTION("the first, then the second; the first undone") {
    sample::load(store, first(), "first");
    sample::load(store, second(), "second");
    store.undo(first_import(store));
    CHECK(sample::content(store) == content_of(second()));
  }
  SECTION("the second, then the first; the first undone") {
    sample::load(store, second(), "second");
    sample::load(store, first(), "first");
    store.undo(last_import(store));
    CHECK(sample::content(store) == content_of(second()));
  }
  SECTION("the second, then the first; the second undone") {
    sample::load(store, second(), "second");
    sample::load(store, first(), "first");
    store.undo(first_import(store));
    CHECK(sample::content(store) == content_of(first()));
  }
  CHECK(store.verify().empty());
  store.undo(last_import(store));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
  CHECK(store.verify().empty());
}

TEST_CASE("of three that state the same, any two can be undone") {
  for (const int kept : {0, 1, 2}) {
    Store store = Store::in_memory();
    for (const char* file : {"a", "b", "c"}) sample::load(store, first(), file);
    const std::vector<Import> imports = store.snapshot().imports();
    REQUIRE(imports.size() == 3);
    for (int i = 0; i < 3; ++i) {
      if (i != kept) store.undo(imports[static_cast<std::size_t>(i)].id);
    }
    CHECK(sample::content(store) == content_of(first()));
    CHECK(store.verify().empty());
    CHECK(store.snapshot().imports().front().figures == 3);
  }
}

TEST_CASE("what rows of another import need stays, is reported, and goes with that import") {
  Store store = Store::in_memory();
  sample::load(store, names().measure("rent", MeasureKind::flow), "names");
  sample::load(store, Rows().figure("alibaba", "2024H1", "1bn", "s", "CNY", "rent"), "figures");
  const UndoReport report = store.undo(first_import(store));
  CHECK(report.kept == std::vector<std::string>{"source s: import 2 needs it", "measure rent: import 2 needs it",
                                                "company alibaba: import 2 needs it"});
  CHECK(store.snapshot().companies().size() == 1);
  CHECK(store.verify().empty());
  store.undo(last_import(store));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
}

TEST_CASE("a variant goes with the last figure that follows it") {
  const auto amazon = [](const std::string& period, const std::string& variant) {
    return Rows()
        .company("amazon")
        .source("s", "2025-02-07", SourceKind::filing)
        .figure("amazon", period, "83bn", "s", "USD", "capex-cash", {}, variant);
  };
  Store store = Store::in_memory();
  sample::load(store, amazon("2023", "productive-assets"), "1");
  sample::load(store, amazon("2024", "other-property"), "2");
  sample::load(store, amazon("2025", "productive-assets"), "3");
  store.undo(import_of(store, "1"));
  store.undo(import_of(store, "2"));
  CHECK(sample::content(store) == content_of(amazon("2025", "productive-assets")));
  const Snapshot snapshot = store.snapshot();
  CHECK(snapshot.variant(snapshot.series({})[0].figures[0].variant) == "productive-assets");
  CHECK_THROWS_AS(snapshot.variant(VariantId(2)), Error);
  CHECK(store.verify().empty());
}

TEST_CASE("a rate that came between two repeated ones is not taken for repeated") {
  const auto rates = [](std::initializer_list<int> days) {
    Rows rows;
    for (const int day : days)
      rows.rate("ecb", "EUR", "CNY", "2024-06-" + std::to_string(day), "7." + std::to_string(day));
    return rows;
  };
  Store store = Store::in_memory();
  sample::load(store, rates({10, 20}), "a");
  sample::load(store, rates({10, 20}), "b");  // also says both
  sample::load(store, rates({15}), "c");      // between them, and b never said it
  store.undo(import_of(store, "c"));
  CHECK(sample::content(store) == content_of(rates({10, 20})));
  store.undo(import_of(store, "a"));
  CHECK(sample::content(store) == content_of(rates({10, 20})));
  CHECK(store.verify().empty());
}

TEST_CASE("a run of repeated rates ends at a rate that the import does not state") {
  const auto rates = [](std::initializer_list<int> days) {
    Rows rows;
    for (const int day : days)
      rows.rate("ecb", "EUR", "CNY", "2024-06-" + std::to_string(day), "7." + std::to_string(day));
    return rows;
  };
  Store store = Store::in_memory();
  sample::load(store, rates({10, 15, 20}), "a");
  sample::load(store, rates({10, 20}), "b");
  store.undo(first_import(store));
  CHECK(sample::content(store) == content_of(rates({10, 20})));
}

TEST_CASE("the number of an undone import is not used again") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex(), "a");
  store.undo(ImportId(1));
  sample::load(store, sample::chinese_capex(), "a");
  CHECK(last_import(store) == ImportId(2));
}

TEST_CASE("an import that is not there cannot be undone") {
  Store store = Store::in_memory();
  CHECK(error_of([&] { store.undo(ImportId(7)); }) == "not_found: no import 7; `capex list imports` shows them");
}

TEST_CASE("the default provider goes with its rates") {
  Store store = Store::in_memory();
  sample::load(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.7"), "a");
  store.undo(ImportId(1));
  CHECK(store.snapshot().default_provider().empty());
  CHECK(store.verify().empty());
}

TEST_CASE("a rehearsal reports what undo would do, and changes nothing") {
  Store store = Store::in_memory();
  sample::load(store, first(), "first");
  sample::load(store, second(), "second");
  const std::string before = sample::content(store);
  const UndoReport rehearsed = store.undo(last_import(store), true);
  CHECK(sample::content(store) == before);
  CHECK(store.verify().empty());
  CHECK(rehearsed.removed == std::vector<std::string>{"baidu capex actual total CNY: 1 figure", "company baidu"});
  const UndoReport undone = store.undo(last_import(store));
  CHECK(undone.figures == rehearsed.figures);
  CHECK(undone.claims == rehearsed.claims);
  CHECK(undone.rates == rehearsed.rates);
  CHECK(undone.others == rehearsed.others);
  CHECK(undone.kept == rehearsed.kept);
  CHECK(undone.removed == std::vector<std::string>{"company baidu"});
  CHECK(error_of([&] { store.undo(ImportId{77}, true); }).find("not_found") == 0);
}

}  // namespace undo_test
