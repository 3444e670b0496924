// A past day's rate that a newer file gives otherwise.
#include "catch.hpp"
#include "store/sample.hpp"

namespace rate_corrections_test {

using namespace capex;
using namespace capex::core;
using sample::load_known_on;
using sample::Rows;

namespace {

Rows june(const std::string& of_the_27th) {
  return Rows()
      .rate("fred", "USD", "CNY", "2024-06-26", "7.26")
      .rate("fred", "USD", "CNY", "2024-06-27", of_the_27th)
      .rate("fred", "USD", "CNY", "2024-06-28", "7.28");
}

std::string rate_on(const Store& store, const char* day, const char* as_of = nullptr) {
  const Snapshot snapshot = store.snapshot(as_of == nullptr ? latest : parse_date(as_of));
  const auto pair = snapshot.rates("fred").pair(currency("USD"), currency("CNY"));
  const RateAnswer answer = pair ? pair->on(parse_date(day)) : RateAnswer{};
  return answer ? to_string(answer.rate->rate.rate) : "none";
}

ImportId import_of(const Store& store, const std::string& file) {
  return store.snapshot().find_import("hash of " + file).value().id;
}

ImportId first_import(const Store& store) {
  return store.snapshot().imports().front().id;
}

/// What the file says once only these were loaded.
std::string content_of(const Rows& rows, const std::string& known_on) {
  Store store = Store::in_memory();
  load_known_on(store, rows, "alone", known_on);
  return sample::content(store);
}

}  // namespace

TEST_CASE("a corrected rate stands from the day it became known, and the old one before") {
  Store store = Store::in_memory();
  load_known_on(store, june("7.27"), "older", "2024-07-01");
  Load load = store.load([] {
    ImportInfo info = sample::from("newer");
    info.known_on = parse_date("2024-08-01");
    return info;
  }());
  Problems problems;
  load.add(june("7.17").batch(), problems);
  CHECK(problems.empty());
  CHECK(load.counts().rate_corrections == 1);
  CHECK(load.counts().repeated == 2);
  REQUIRE(load.corrected_rates().size() == 1);
  const CorrectedRate& corrected = load.corrected_rates().front();
  CHECK(corrected.provider == "fred");
  CHECK(to_string(corrected.day) == "2024-06-27");
  CHECK(to_string(corrected.before) == "7.27");
  CHECK(to_string(corrected.after) == "7.17");
  CHECK(to_string(corrected.known_on) == "2024-08-01");
  load.commit();

  CHECK(rate_on(store, "2024-06-27") == "7.17");
  CHECK(rate_on(store, "2024-06-27", "2024-08-01") == "7.17");
  CHECK(rate_on(store, "2024-06-27", "2024-07-31") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2024-06-27") == "7.27");
  CHECK(rate_on(store, "2024-06-28", "2024-07-31") == "7.28");
  CHECK(store.verify().empty());

  const RateTable all = store.snapshot().rates("fred");
  const PairRates then = *all.as_of(parse_date("2024-07-15")).pair(currency("USD"), currency("CNY"));
  CHECK(to_string(then.on(parse_date("2024-06-27")).rate->rate.rate) == "7.27");
}

TEST_CASE("without a day of its own a correction is known since the day of its import") {
  Store store = Store::in_memory();
  sample::load(store, june("7.27"), "older");
  sample::load(store, june("7.17"), "newer");  // imported on 2026-01-31
  CHECK(rate_on(store, "2024-06-27", "2026-01-30") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2026-01-31") == "7.17");
}

TEST_CASE("in which order two downloads are loaded makes no difference") {
  const auto loaded = [](bool older_first) {
    Store store = Store::in_memory();
    for (const bool older : {older_first, !older_first}) {
      load_known_on(store, june(older ? "7.27" : "7.17"), older ? "older" : "newer",
                    older ? "2024-07-01" : "2024-08-01");
    }
    CHECK(store.verify().empty());
    CHECK(rate_on(store, "2024-06-27") == "7.17");
    CHECK(rate_on(store, "2024-06-27", "2024-07-31") == "7.27");
    return sample::content(store);
  };
  CHECK(loaded(true) == loaded(false));
}

TEST_CASE("of two that nobody dates the one that is loaded later corrects the other, however far either reaches") {
  Store store = Store::in_memory();
  sample::load(store, june("7.17").rate("fred", "USD", "CNY", "2024-07-01", "7.29"), "further");
  sample::load(store, june("7.27"), "later");  // imported on 2026-01-31, too
  CHECK(rate_on(store, "2024-06-27") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2026-01-31") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2026-01-30") == "7.17");
  sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-27", "7.07"), "one more");
  CHECK(rate_on(store, "2024-06-27") == "7.07");
  CHECK(rate_on(store, "2024-06-27", "2026-01-30") == "7.17");
  CHECK(store.verify().empty());
  // What is loaded again says nothing new.
  const std::string before = sample::content(store);
  CHECK(sample::load(store, june("7.27"), "later again").added() == 0);
  CHECK(sample::content(store) == before);
  store.undo(import_of(store, "one more"));
  CHECK(rate_on(store, "2024-06-27") == "7.27");
}

TEST_CASE("a correction that says its day comes after what was loaded before it without one") {
  Store store = Store::in_memory();
  sample::load(store, june("7.27").rate("fred", "USD", "CNY", "2026-01-30", "6.95"), "base");
  load_known_on(store, Rows().rate("fred", "USD", "CNY", "2024-06-27", "7.17"), "dated", "2025-01-01");
  CHECK(rate_on(store, "2024-06-27") == "7.17");
  CHECK(rate_on(store, "2024-06-27", "2025-01-01") == "7.17");
  CHECK(rate_on(store, "2024-06-27", "2024-12-31") == "7.27");
  CHECK(store.verify().empty());
}

TEST_CASE("what a day's rate was is kept when the content is loaded into another file") {
  Store store = Store::in_memory();
  sample::load(store, june("7.27"), "base");
  sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-27", "7.17"), "later");
  Store other = Store::in_memory();
  Load load = other.load(sample::from("content"));
  store.snapshot().content([&](const Batch& batch) {
    Problems problems;
    load.add(batch, problems);
    CHECK(problems.empty());
  });
  load.commit();
  CHECK(rate_on(other, "2024-06-27") == "7.17");
  CHECK(rate_on(other, "2024-06-27", "2026-01-30") == "7.27");
  CHECK(sample::content(other) == sample::content(store));
}

TEST_CASE("loading the older download again does not bring the old rate back") {
  Store store = Store::in_memory();
  load_known_on(store, june("7.27"), "older", "2024-07-01");
  load_known_on(store, june("7.17"), "newer", "2024-08-01");
  const std::string before = sample::content(store);
  const LoadCounts again = load_known_on(store, june("7.27"), "older", "2024-09-01");
  CHECK(again.added() == 0);
  CHECK(sample::content(store) == before);
  // What others say too counts from the first day on which anyone said it.
  load_known_on(store, june("7.17"), "newest", "2024-10-01");
  CHECK(rate_on(store, "2024-06-27", "2024-08-01") == "7.17");
  CHECK(store.verify().empty());
}

TEST_CASE("undoing one of two downloads leaves what the other says, the old rate too") {
  const Rows older = june("7.27"), newer = june("7.17");
  for (const bool older_first : {true, false}) {
    for (const bool undo_older : {true, false}) {
      CAPTURE(older_first, undo_older);
      Store store = Store::in_memory();
      for (const bool is_older : {older_first, !older_first}) {
        load_known_on(store, is_older ? older : newer, is_older ? "older" : "newer",
                      is_older ? "2024-07-01" : "2024-08-01");
      }
      const std::string file = undo_older ? "older" : "newer";
      const UndoReport report = store.undo(import_of(store, file));
      CHECK(report.rates == 1);
      CHECK(sample::content(store) == content_of(undo_older ? newer : older, "2024-07-01"));
      CHECK(store.verify().empty());
      store.undo(first_import(store));
      CHECK(sample::content(store) == sample::content(Store::in_memory()));
      CHECK(store.verify().empty());
    }
  }
}

TEST_CASE("a correction that two imports state outlives either of them") {
  Store store = Store::in_memory();
  load_known_on(store, june("7.27"), "older", "2024-07-01");
  load_known_on(store, june("7.17"), "newer", "2024-08-01");
  load_known_on(store, june("7.17").rate("fred", "USD", "CNY", "2024-07-01", "7.29"), "newest", "2024-09-01");
  const auto undo = [&](const std::string& file) { store.undo(import_of(store, file)); };
  SECTION("the later one is undone") {
    undo("newest");
    CHECK(rate_on(store, "2024-06-27", "2024-08-01") == "7.17");
  }
  SECTION("the earlier one is undone") {
    undo("newer");
    CHECK(rate_on(store, "2024-06-27", "2024-08-01") == "7.27");
    CHECK(rate_on(store, "2024-06-27", "2024-09-01") == "7.17");
  }
  SECTION("the one that was corrected is undone") {
    undo("older");
    CHECK(rate_on(store, "2024-06-27", "2024-07-01") == "7.17");
    undo("newer");
    CHECK(rate_on(store, "2024-06-27") == "7.17");
  }
  CHECK(store.verify().empty());
}

TEST_CASE("a row may say since when a corrected rate is known") {
  const auto rows = [] {
    return june("7.27")
        .rate("fred", "USD", "CNY", "2024-06-27", "7.07", "2024-09-01")
        .rate("fred", "USD", "CNY", "2024-06-27", "7.17", "2024-08-01");
  };
  Store store = Store::in_memory();
  const LoadCounts counts = sample::load(store, rows());
  CHECK(counts.rates == 3);
  CHECK(counts.rate_corrections == 2);
  CHECK(rate_on(store, "2024-06-27", "2024-07-31") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2024-08-31") == "7.17");
  CHECK(rate_on(store, "2024-06-27") == "7.07");
  CHECK(store.verify().empty());
  const std::string content = sample::content(store);
  CHECK(content.find("7.27 CNY on 2024-06-27\n") < content.find("7.17 CNY on 2024-06-27 known on 2024-08-01\n"));

  // Into a file that has the newest one alone, all of them come in their order.
  Store other = Store::in_memory();
  sample::load(other, june("7.07"), "alone");
  sample::load(other, rows(), "all");
  CHECK(rate_on(other, "2024-06-27", "2024-07-31") == "7.27");
  CHECK(rate_on(other, "2024-06-27") == "7.07");
  CHECK(sample::content(other) == content);
}

TEST_CASE("what an import repeats of a day is kept when an earlier rate of that day comes in") {
  // Of three days that two imports state, the middle one turns out to have stood otherwise before.
  const auto early = [] { return Rows().rate("fred", "USD", "CNY", "2024-06-27", "7.17"); };
  Store store = Store::in_memory();
  load_known_on(store, june("7.27"), "first", "2024-07-01");
  load_known_on(store, june("7.27"), "again", "2024-07-02");
  load_known_on(store, early(), "early", "2024-06-28");
  CHECK(rate_on(store, "2024-06-27") == "7.27");
  CHECK(rate_on(store, "2024-06-27", "2024-06-30") == "7.17");
  CHECK(store.verify().empty());

  Store without_first = Store::in_memory();
  load_known_on(without_first, june("7.27"), "again", "2024-07-02");
  load_known_on(without_first, early(), "early", "2024-06-28");
  store.undo(import_of(store, "first"));
  CHECK(sample::content(store) == sample::content(without_first));
  CHECK(rate_on(store, "2024-06-26") == "7.26");
  CHECK(rate_on(store, "2024-06-28") == "7.28");
  CHECK(store.verify().empty());
  store.undo(import_of(store, "early"));
  CHECK(sample::content(store) == content_of(june("7.27"), "2024-07-02"));
  store.undo(import_of(store, "again"));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
}

TEST_CASE("an import that states a day's rate and its correction takes both with it") {
  Store store = Store::in_memory();
  sample::load(store,
               june("7.27")
                   .rate("fred", "USD", "CNY", "2024-06-27", "7.17", "2024-08-01")
                   .rate("ecb", "EUR", "CNY", "2024-06-27", "7.8"),
               "both");
  CHECK(rate_on(store, "2024-06-27") == "7.17");
  CHECK(rate_on(store, "2024-06-27", "2024-07-31") == "7.27");
  store.undo(import_of(store, "both"));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
  CHECK(store.verify().empty());
}

}  // namespace rate_corrections_test
