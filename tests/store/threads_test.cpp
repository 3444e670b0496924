// One state of a file, read by several threads.
#include <thread>

#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"

namespace threads_test {

using namespace capex;
using namespace capex::core;

namespace {

sample::Rows many_companies(int first, int last) {
  sample::Rows rows;
  rows.source("s", "2024-08-26");
  for (int i = first; i <= last; ++i) {
    const std::string key = "company-" + std::to_string(i);
    rows.company(key).figure(key, "2023H1", std::to_string(i) + "bn", "s").figure(key, "2024H1", "7bn", "s");
  }
  return rows;
}

std::vector<SeriesId> walked(const Snapshot& snapshot, const SeriesFilter& filter) {
  std::vector<SeriesId> ids;
  snapshot.walk(filter, [&ids](const Series& series) { ids.push_back(series.id); });
  return ids;
}

}  // namespace

TEST_CASE("the parts of a split together admit each series once") {
  Store store = Store::in_memory();
  sample::load(store, many_companies(1, 20));
  const Snapshot snapshot = store.snapshot();
  const std::vector<SeriesId> all = walked(snapshot, {});
  for (const std::size_t parts : {1U, 2U, 3U, 19U, 40U}) {
    const std::vector<SeriesFilter> split = snapshot.split({}, parts);
    REQUIRE(split.size() == parts);
    std::vector<SeriesId> joined;
    for (const SeriesFilter& part : split) {
      const std::vector<SeriesId> some = walked(snapshot, part);
      CHECK(some.size() <= all.size() / parts + 1);
      joined.insert(joined.end(), some.begin(), some.end());
    }
    CHECK(joined == all);
  }
  // A part can be split again.
  const SeriesFilter middle = snapshot.split({}, 3)[1];
  std::vector<SeriesId> joined;
  for (const SeriesFilter& part : snapshot.split(middle, 4)) {
    const std::vector<SeriesId> some = walked(snapshot, part);
    CHECK(some.size() < walked(snapshot, middle).size());
    joined.insert(joined.end(), some.begin(), some.end());
  }
  CHECK(joined == walked(snapshot, middle));
  SeriesFilter one;
  one.company = snapshot.company("company-7").id;
  CHECK(walked(snapshot, snapshot.split(one, 2)[0]).size() + walked(snapshot, snapshot.split(one, 2)[1]).size() == 1);
  CHECK(Store::in_memory().snapshot().split({}, 2).size() == 2);
}

TEST_CASE("the parts of a split are as even as whole companies allow") {
  const char* const currencies[] = {"CNY", "USD", "EUR", "JPY", "GBP", "INR", "KRW"};
  sample::Rows rows;
  rows.source("s", "2024-08-26");
  std::size_t count = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string key = "company-" + std::to_string(i);
    rows.company(key);
    for (int own = 0; own < 1 + i % 7; ++own, ++count) rows.figure(key, "2024H1", "7bn", "s", currencies[own]);
  }
  Store store = Store::in_memory();
  sample::load(store, rows);
  const Snapshot snapshot = store.snapshot();
  for (const std::size_t parts : {2U, 3U, 16U, 50U}) {
    INFO(parts << " parts");
    std::size_t joined = 0;
    for (const SeriesFilter& part : snapshot.split({}, parts)) {
      const std::size_t size = walked(snapshot, part).size();
      CHECK(size + 7 >= count / parts);
      CHECK(size <= count / parts + 1 + 7);
      joined += size;
    }
    CHECK(joined == count);
  }
}

TEST_CASE("threads see the state of the snapshot that they come from, and nobody commits meanwhile") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  {
    Store store = Store::create(path);
    sample::load(store, many_companies(1, 50));
  }
  const Store store = Store::open(path);
  const Snapshot snapshot = store.snapshot(Date(2024, 12, 31));
  const std::vector<SeriesFilter> parts = snapshot.split({}, 2);
  std::vector<SeriesId> first, second;
  {
    const Snapshot other = snapshot.for_another_thread();
    CHECK(other.as_of() == Date(2024, 12, 31));
    std::thread worker([&] { second = walked(other, parts[1]); });
    first = walked(snapshot, parts[0]);
    worker.join();
  }
  CHECK(first.size() == 25);
  CHECK(second.size() == 25);
  CHECK(first.back() < second.front());
}

TEST_CASE("a store in memory has one thread") {
  const Store store = Store::in_memory();
  CHECK_THROWS_AS(store.snapshot().for_another_thread(), Error);
}

}  // namespace threads_test
