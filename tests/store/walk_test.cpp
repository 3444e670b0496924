#include <stdexcept>

#include "catch.hpp"
#include "store/sample.hpp"

namespace walk_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

std::string key_of(const Snapshot& snapshot, const Series& series) {
  return snapshot.company(series.company).key + " " + snapshot.measure(series.measure).key;
}

std::vector<std::string> walked(const Store& store, const SeriesFilter& filter, Date as_of = latest) {
  std::vector<std::string> keys;
  const Snapshot snapshot = store.snapshot(as_of);
  snapshot.walk(filter, [&](const Series& series) { keys.push_back(key_of(snapshot, series)); });
  return keys;
}

Rows names() {
  return Rows().company("a").company("b").company("c").source("s", "2024-08-26").source("t", "2024-08-28");
}

// Loaded so that the series of one company lie apart in the table.
Store interleaved() {
  Store store = Store::in_memory();
  sample::load(store, names(), "names");
  sample::load(
      store,
      Rows().figure("a", "2024H1", "1bn", "s").figure("b", "2024H1", "2bn", "s").figure("c", "2024H1", "3bn", "t"),
      "1");
  sample::load(
      store,
      Rows().figure("a", "2024H1", "4bn", "s", "CNY", "revenue").figure("b", "2024H1", "5bn", "t", "CNY", "revenue"),
      "2");
  return store;
}

}  // namespace

TEST_CASE("every series is met once, those of one company together") {
  CHECK(walked(interleaved(), {}) ==
        std::vector<std::string>{"a capex", "a revenue", "b capex", "b revenue", "c capex"});
}

TEST_CASE("a filter by company, measure, basis or scope leaves the others out") {
  const Store store = interleaved();
  SeriesFilter filter;
  SECTION("company") {
    filter.company = store.snapshot().company("b").id;
    CHECK(walked(store, filter) == std::vector<std::string>{"b capex", "b revenue"});
  }
  SECTION("measure") {
    filter.measure = store.snapshot().measure("revenue").id;
    CHECK(walked(store, filter) == std::vector<std::string>{"a revenue", "b revenue"});
  }
  SECTION("basis") {
    filter.basis = Basis::guidance;
    CHECK(walked(store, filter).empty());
  }
  SECTION("scope") {
    filter.scope = "total";
    CHECK(walked(store, filter).size() == 5);
    filter.scope = "domestic";
    CHECK(walked(store, filter).empty());
  }
}

TEST_CASE("as of a day, series without a figure known by then are left out") {
  const Store store = interleaved();
  CHECK(walked(store, {}, parse_date("2024-08-26")) == std::vector<std::string>{"a capex", "a revenue", "b capex"});
  CHECK(walked(store, {}, parse_date("2024-08-25")).empty());
  SeriesFilter filter;
  filter.company = store.snapshot().company("b").id;
  CHECK(walked(store, filter, parse_date("2024-08-26")) == std::vector<std::string>{"b capex"});
}

TEST_CASE("figures come in the order of periods; those of one period by day, fineness, rank, key of the source") {
  Rows rows;
  rows.company("a");
  rows.source("z-late", "2024-09-01").source("z-press", "2024-08-26").source("a-press", "2024-08-26");
  rows.source("filing", "2024-08-26", SourceKind::filing).source("fine", "2024-08-26");
  // Numbered in the order of first loading, which is not the order wanted.
  rows.figure("a", "2024H1", "23bn", "z-late").figure("a", "2024H1", "23bn", "z-press");
  rows.figure("a", "2024H1", "23bn", "a-press").figure("a", "2024H1", "23bn", "filing");
  rows.figure("a", "2024H1", "23.1bn", "fine");
  rows.figure("a", "2024Q1", "11bn", "z-late").figure("a", "2023H1", "10bn", "z-late");
  Store store = Store::in_memory();
  sample::load(store, rows);
  const Snapshot snapshot = store.snapshot();
  std::vector<std::string> order;
  snapshot.walk({}, [&](const Series& series) {
    for (const Figure& figure : series.figures) {
      order.push_back(to_string(figure.period.first()) + " " + snapshot.source(figure.source).key);
    }
  });
  CHECK(order == std::vector<std::string>{"2023-01-01 z-late", "2024-01-01 z-late", "2024-01-01 fine",
                                          "2024-01-01 filing", "2024-01-01 a-press", "2024-01-01 z-press",
                                          "2024-01-01 z-late"});
}

TEST_CASE("a figure carries its source's day and kind") {
  Store store = Store::in_memory();
  sample::load(store,
               Rows().company("a").source("f", "2024-08-26", SourceKind::filing).figure("a", "2024H1", "1bn", "f"));
  const std::vector<Series> series = store.snapshot().series({});
  REQUIRE(series.size() == 1);
  CHECK(series[0].kind == MeasureKind::flow);
  CHECK(series[0].currency == currency("CNY"));
  CHECK(series[0].scope == "total");
  CHECK(series[0].figures[0].known_on == parse_date("2024-08-26"));
  CHECK(series[0].figures[0].rank == SourceRank::report);
}

TEST_CASE("an excerpt has the figures that begin or end on the days asked for") {
  Rows rows = names();
  rows.figure("a", "2023", "5bn", "s").figure("a", "2023H1", "1bn", "s").figure("a", "2023H2", "2bn", "s");
  rows.figure("a", "2024Q1", "3bn", "s").figure("a", "2024Q2", "4bn", "s").figure("a", "2024Q2", "6bn", "t");
  rows.figure("b", "2020", "7bn", "s").figure("c", "2024H1", "8bn", "t");
  Store store = Store::in_memory();
  sample::load(store, rows);
  const auto excerpt = [&](const char* label, Date as_of) {
    const Period period = resolve(parse_label(label));
    SeriesFilter filter;
    filter.touching = {period.begin(), period.end()};
    const Snapshot snapshot = store.snapshot(as_of);
    std::string seen;
    snapshot.walk(filter, [&](const Series& series) {
      seen += snapshot.company(series.company).key + ":";
      for (const Figure& figure : series.figures) seen += " " + to_string(calendar_label(figure.period));
      seen += "\n";
    });
    return seen;
  };
  CHECK(excerpt("2024H1", latest) == "a: 2023 2023H2 2024Q1 2024Q2 2024Q2\nb:\nc: 2024H1\n");
  CHECK(excerpt("2024H1", parse_date("2024-08-26")) == "a: 2023 2023H2 2024Q1 2024Q2\nb:\n");
  CHECK(excerpt("2023H2", latest) == "a: 2023H1 2023 2023H2 2024Q1\nb:\nc: 2024H1\n");
  CHECK(excerpt("2030", latest) == "a:\nb:\nc:\n");
  CHECK(excerpt("2030", parse_date("2024-08-25")).empty());
}

TEST_CASE("a part of a split has all series of its companies") {
  const Store store = interleaved();
  const Snapshot snapshot = store.snapshot();
  for (std::size_t parts = 1; parts <= 7; ++parts) {
    std::vector<std::string> keys;
    for (const SeriesFilter& part : snapshot.split({}, parts)) {
      const std::vector<std::string> of_part = walked(store, part);
      if (!keys.empty() && !of_part.empty()) CHECK(keys.back().front() != of_part.front().front());
      keys.insert(keys.end(), of_part.begin(), of_part.end());
    }
    CHECK(keys == walked(store, {}));
  }
  const std::vector<SeriesFilter> halves = snapshot.split({}, 2);
  REQUIRE(halves.size() == 2);
  CHECK(walked(store, halves[0]) == std::vector<std::string>{"a capex", "a revenue"});
  REQUIRE(snapshot.companies(halves[1]).size() == 2);
  CHECK(snapshot.companies(halves[1])[0].key == "b");
  CHECK(snapshot.companies(halves[1])[1].key == "c");
  SeriesFilter other = halves[0];
  other.company = snapshot.company("b").id;
  CHECK(walked(store, other).empty());
  CHECK(snapshot.companies(other).empty());
}

TEST_CASE("what the visitor throws comes out of the walk, and the snapshot stays usable") {
  const Store store = interleaved();
  const Snapshot snapshot = store.snapshot();
  int visits = 0;
  CHECK_THROWS_AS(snapshot.walk({},
                                [&](const Series&) {
                                  if (++visits == 2) throw std::runtime_error("enough");
                                }),
                  std::runtime_error);
  CHECK(visits == 2);
  CHECK(snapshot.series({}).size() == 5);
}

TEST_CASE("the visitor may ask the snapshot, and walk it again") {
  const Store store = interleaved();
  const Snapshot snapshot = store.snapshot();
  int seen = 0;
  snapshot.walk({}, [&](const Series& outer) {
    SeriesFilter filter;
    filter.company = outer.company;
    snapshot.walk(filter, [&](const Series&) { ++seen; });
    snapshot.walk({}, [&](const Series&) { ++seen; });
  });
  CHECK(seen == (2 + 2 + 2 + 2 + 1) + 5 * 5);
}

TEST_CASE("a panel holds what a walk meets") {
  const Store store = interleaved();
  const Snapshot snapshot = store.snapshot();
  SeriesFilter filter;
  filter.measure = snapshot.measure("capex").id;
  const Panel panel = snapshot.panel(filter);
  std::size_t at = 0;
  Series held;
  snapshot.walk(filter, [&](const Series& series) {
    REQUIRE(at < panel.size());
    panel[at++].read(held);
    CHECK(held.id == series.id);
    REQUIRE(held.figures.size() == series.figures.size());
    CHECK(held.figures.front().amount == series.figures.front().amount);
  });
  CHECK(at == panel.size());
  CHECK(snapshot.panel().figures() == 5);
}

}  // namespace walk_test
