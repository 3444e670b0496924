// Figures that were corrected and companies that were changed, and what undoing brings back.
#include "catch.hpp"
#include "error_text.hpp"
#include "money/amount_text.hpp"
#include "store/sample.hpp"

namespace corrections_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

StatedAmount correct(Store& store, const Rows& rows) {
  Load load = store.load({.file = "", .hash = "", .imported_at = "2026-01-01T00:00:00Z", .command = "correct figure"});
  const StatedAmount before = load.correct(rows.batch());
  load.commit();
  return before;
}

void set(Store& store, const std::string& name, const std::function<void(Company&)>& change) {
  Company wanted = store.snapshot().company(name);
  const CompanyId id = wanted.id;
  wanted.aliases.clear();
  change(wanted);
  Load load = store.load({.file = "", .hash = "", .imported_at = "2026-01-01T00:00:00Z", .command = "set company"});
  load.set_company(id, wanted);
  load.commit();
}

ImportId last_import(const Store& store) {
  return store.snapshot().imports().back().id;
}

std::string amount(const Store& store, Date as_of = latest) {
  std::string text;
  const Snapshot snapshot = store.snapshot(as_of);
  for (const Series& series : snapshot.series({})) {
    for (const Figure& figure : series.figures) {
      text += (text.empty() ? "" : " ") + to_string(StatedAmount{figure.amount, series.currency});
    }
  }
  return text;
}

Store with_a_slip() {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .company("tencent", "Tencent", {"Tx"})
                          .source("ft", "2024-08-26")
                          .figure("tencent", "2024H1", "99bn", "ft", "CNY", "capex", "99bn"));
  return store;
}

Rows right() {
  return Rows().figure("tencent", "2024H1", "23bn", "ft", "CNY", "capex", "23bn yuan");
}

}  // namespace

TEST_CASE("a corrected figure reads as corrected on every day, and undoing brings the wrong one back") {
  Store store = with_a_slip();
  const std::string before = sample::content(store);
  CHECK(to_string(correct(store, right())) == "99000000000");
  CHECK(amount(store) == "23000000000");
  CHECK(amount(store, parse_date("2024-08-26")) == "23000000000");
  CHECK(store.snapshot().imports().front().figures == 0);
  CHECK(store.snapshot().imports().back().figures == 1);
  CHECK(sample::content(store).find("23bn yuan") != std::string::npos);
  CHECK(store.verify().empty());
  const UndoReport report = store.undo(last_import(store));
  CHECK(report.restored_figures == 1);
  CHECK(amount(store) == "99000000000");
  CHECK(sample::content(store) == before);
  CHECK(store.snapshot().imports().front().figures == 1);
  CHECK(store.verify().empty());
}

TEST_CASE("a figure corrected twice comes back step by step, in either order") {
  Store store = with_a_slip();
  correct(store, right());
  correct(store, Rows().figure("tencent", "2024H1", "24bn", "ft"));
  const ImportId second = last_import(store);
  SECTION("the last first") {
    store.undo(second);
    CHECK(amount(store) == "23000000000");
  }
  SECTION("the first first") {
    store.undo(ImportId{2});
    CHECK(amount(store) == "24000000000");
    store.undo(second);
    CHECK(amount(store) == "99000000000");
  }
  CHECK(store.verify().empty());
}

TEST_CASE("loading the file of the slip again after the correction changes nothing") {
  Store store = with_a_slip();
  correct(store, right());
  CHECK(sample::problems_of(store, Rows().figure("tencent", "2024H1", "99bn", "ft", "CNY", "capex", "99bn")).empty());
  CHECK(amount(store) == "23000000000");
}

TEST_CASE("a correction outlives the import that it corrected") {
  Store store = with_a_slip();
  correct(store, right());
  store.undo(ImportId{1});
  CHECK(amount(store) == "23000000000");
  CHECK(store.verify().empty());
  store.undo(last_import(store));
  CHECK(amount(store).empty());
}

TEST_CASE("only what a source states otherwise can be corrected") {
  Store store = with_a_slip();
  CHECK(error_of([&] {
          correct(store, Rows().figure("tencent", "2023H1", "23bn", "ft"));
        }).find("nothing to correct") != std::string::npos);
  CHECK(error_of([&] { correct(store, Rows().figure("tencent", "2024H1", "99bn", "ft")); }).find("says so already") !=
        std::string::npos);
  CHECK(amount(store) == "99000000000");
}

TEST_CASE("a company is changed, and undoing brings back what it was") {
  Store store = with_a_slip();
  const std::string before = sample::content(store);
  set(store, "tencent", [](Company& company) {
    company.key = "tencent-holdings";
    company.name = "Tencent Holdings";
    company.ticker = "0700.HK";
    company.calendar = parse_fiscal_year_end("last Saturday of September");
    company.reporting_currency = currency("CNY");
    company.aliases = {"腾讯"};
  });
  const Company changed = store.snapshot().company("腾讯");
  CHECK(changed.key == "tencent-holdings");
  CHECK(changed.name == "Tencent Holdings");
  CHECK(fiscal_year_end_text(changed.calendar) == "last Saturday of September");
  CHECK(store.verify().empty());
  CHECK(store.undo(last_import(store)).restored_fields == 5);
  CHECK(sample::content(store) == before);
}

TEST_CASE("a field that two imports changed is as the later one made it until both are undone") {
  Store store = with_a_slip();
  set(store, "tencent", [](Company& company) { company.name = "One"; });
  const ImportId one = last_import(store);
  set(store, "tencent", [](Company& company) { company.name = "Two"; });
  store.undo(one);
  CHECK(store.snapshot().company("tencent").name == "Two");
  store.undo(last_import(store));
  CHECK(store.snapshot().company("tencent").name == "Tencent");
}

TEST_CASE("a key or ticker that another company has is refused") {
  Store store = with_a_slip();
  sample::load(store, Rows().company("baidu", "Baidu"), "baidu");
  CHECK(error_of([&] {
          set(store, "tencent", [](Company& company) { company.key = "baidu"; });
        }).find("belongs to company 'baidu'") != std::string::npos);
  CHECK(store.snapshot().company("tencent").name == "Tencent");
}

TEST_CASE("what a company that is there lacks is filled, and taken back by undoing") {
  Store store = with_a_slip();
  Company more;
  more.key = "tencent";
  more.ticker = "0700.HK";
  Rows rows;
  rows.company(more);
  rows.batch().companies.back().named = {false, false, false};
  const LoadCounts counts = sample::load(store, rows, "more");
  CHECK(counts.fields == 1);
  CHECK(store.snapshot().company("tencent").ticker == "0700.HK");
  CHECK(store.snapshot().company("tencent").name == "Tencent");
  store.undo(last_import(store));
  CHECK(store.snapshot().company("tencent").ticker.empty());
}

TEST_CASE("words for a figure that was there without them are kept") {
  Store store = Store::in_memory();
  sample::load(
      store, Rows().company("tencent", "Tencent").source("ft", "2024-08-26").figure("tencent", "2024H1", "23bn", "ft"));
  Load load = store.load({.file = "", .hash = "", .imported_at = "2026-01-01T00:00:00Z", .command = "add figure"});
  Problems problems;
  load.add(Rows().figure("tencent", "2024H1", "23bn", "ft", "CNY", "capex", "about 23bn").batch(), problems);
  CHECK(load.commit().words == 1);
  CHECK(sample::content(store).find("about 23bn") != std::string::npos);
  store.undo(last_import(store));
  CHECK(sample::content(store).find("about 23bn") == std::string::npos);
  CHECK(amount(store) == "23000000000");
}

TEST_CASE("the same claim of the same source under another key is a repetition") {
  Store store = with_a_slip();
  sample::load(store, Rows().growth_claim("a", "tencent", "2024H1", "2023H1", "+123%", "ft"), "a");
  const LoadCounts again =
      sample::load(store, Rows().growth_claim("b", "tencent", "2024H1", "2023H1", "+123%", "ft"), "b");
  CHECK(again.claims == 0);
  CHECK(again.there.claims == 1);
  CHECK(store.snapshot().claims().size() == 1);
  const LoadCounts other =
      sample::load(store, Rows().growth_claim("c", "tencent", "2024H1", "2023H1", "+120%", "ft"), "c");
  CHECK(other.claims == 1);
}

TEST_CASE("what a load brought can be looked at before it is kept") {
  Store store = with_a_slip();
  Load load = store.load({.file = "", .hash = "", .imported_at = "2026-01-01T00:00:00Z", .command = "add figure"});
  Problems problems;
  load.add(Rows().figure("tencent", "2023H1", "10bn", "ft").batch(), problems);
  REQUIRE(load.new_figures());
  CHECK(load.new_figures()->size() == 1);
  CHECK(load.preview().series({}).at(0).figures.size() == 2);
}

TEST_CASE("what stood in the place of a corrected figure is told, with the day of the correction") {
  Store store = Store::in_memory();
  sample::load(store, sample::Rows().company("acme").source("s", "2024-08-26").figure("acme", "2024H1", "8bn", "s"));
  Load load = store.load(sample::from("mend"));  // on 2026-01-31
  load.correct(sample::Rows().figure("acme", "2024H1", "9bn", "s").batch());
  load.commit();
  const Snapshot snapshot = store.snapshot();
  const Series series = snapshot.series({}).front();
  const Figure& figure = series.figures.front();
  const auto told = snapshot.corrections(series.id, figure.period, figure.source);
  REQUIRE(told.size() == 1);
  CHECK(told.front().before.point() == 800'000'000'000);
  CHECK(to_string(told.front().corrected_on) == "2026-01-31");
  CHECK(snapshot.corrections(series.id, figure.period, SourceId{99}).empty());
}

TEST_CASE("every part of a changed fiscal year comes back") {
  Store store = with_a_slip();
  const Company before = store.snapshot().company("tencent");
  set(store, "tencent", [](Company& company) {
    company.calendar = parse_fiscal_year_end("last Sunday of January");
    company.calendar.name_offset = -1;
    company.calendar.long_quarter = 2;
  });
  CHECK(store.snapshot().company("tencent").calendar.long_quarter == 2);
  CHECK(store.undo(last_import(store)).restored_fields == 3);
  CHECK(store.snapshot().company("tencent").calendar == before.calendar);
}

TEST_CASE("a company does not take back what another has by now, and nothing is undone") {
  Store store = with_a_slip();
  set(store, "tencent", [](Company& company) { company.ticker = "700"; });
  set(store, "tencent", [](Company& company) { company.ticker = "0700"; });
  const ImportId renamed = last_import(store);
  Company other;
  other.key = other.name = "other";
  other.ticker = "700";
  sample::load(store, Rows().company(other), "other");
  const std::string before = sample::content(store);
  CHECK(error_of([&] {
          store.undo(renamed);
        }).find("company 'tencent' cannot be as before: another company has its key, ticker, CIK or LEI by now") !=
        std::string::npos);
  CHECK(sample::content(store) == before);
}

}  // namespace corrections_test
