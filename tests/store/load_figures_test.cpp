#include "catch.hpp"
#include "money/amount_text.hpp"
#include "store/sample.hpp"

namespace load_figures_test {

using namespace capex;
using namespace capex::core;
using sample::problems_of;
using sample::Rows;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Rows names() {
  Rows rows;
  Company microsoft;
  microsoft.key = "microsoft";
  microsoft.name = "Microsoft";
  microsoft.calendar = parse_fiscal_year_end("06-30");
  rows.company(microsoft).company("alibaba", "", {"Ali"});
  return rows.source("s", "2024-08-26").source("t", "2024-08-28");
}

Store with_names() {
  Store store = Store::in_memory();
  sample::load(store, names(), "names.csv");
  return store;
}

}  // namespace

TEST_CASE("a fiscal label is resolved by the company's calendar") {
  Store store = with_names();
  sample::load(store,
               Rows().figure("microsoft", "FY2024", "55.7bn", "s", "USD").figure("alibaba", "FY2024", "1bn", "s"));
  const std::vector<Series> series = store.snapshot().series({});
  REQUIRE(series.size() == 2);
  CHECK(series[0].figures[0].period == Period::between(parse_date("2023-07-01"), parse_date("2024-06-30")));
  CHECK(series[1].figures[0].period == Period::between(parse_date("2024-01-01"), parse_date("2024-12-31")));
}

TEST_CASE("key, alias and label that mean the same name one figure") {
  Store store = with_names();
  const LoadCounts counts = sample::load(
      store, Rows().figure("alibaba", "2024H1", "23bn", "s").figure("Ali", "2024-01-01..2024-06-30", "23bn", "s"));
  CHECK(counts.figures == 1);
  CHECK(counts.repeated == 1);
}

TEST_CASE("what a source stated is kept whole: limits, ranges, about, decimals") {
  Store store = with_names();
  sample::load(store, Rows()
                          .figure("alibaba", "2021", ">12bn", "s")
                          .figure("alibaba", "2022", "<100bn", "s")
                          .figure("alibaba", "2023", "60-65bn", "s")
                          .figure("alibaba", "2024", "~50.0bn", "s"));
  const std::vector<Series> series = store.snapshot().series({});
  REQUIRE(series.size() == 1);
  const std::vector<Figure>& figures = series[0].figures;
  REQUIRE(figures.size() == 4);
  CHECK(figures[0].amount == parse_amount(">12bn", currency("CNY")).number);
  CHECK(figures[1].amount == parse_amount("<100bn", currency("CNY")).number);
  CHECK(figures[2].amount == parse_amount("60-65bn", currency("CNY")).number);
  CHECK(figures[3].amount == parse_amount("~50.0bn", currency("CNY")).number);
  CHECK(figures[3].amount.about());
  CHECK(figures[3].amount.decimals() == -8);
}

TEST_CASE("one source states one amount for one period") {
  Store store = with_names();
  sample::load(store, Rows().figure("alibaba", "2024H1", "23bn", "s"));
  CHECK(problems_of(store, Rows().figure("alibaba", "2024H1", "24bn", "s")) ==
        "sample.csv:2: source 's' states 24000000000 (decimals -9) for alibaba capex here, and 23000000000 (decimals "
        "-9) in the file; undo import 2, or give the correction its own source\n");
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2024H1", "23.0bn", "s")), "(decimals -8)"));
  CHECK(problems_of(store, Rows().figure("alibaba", "2024H1", "24bn", "t")).empty());
  CHECK(store.snapshot().series({})[0].figures.size() == 2);
}

TEST_CASE("two amounts within one import are a conflict in which the first counts") {
  Store store = with_names();
  CHECK(contains(
      problems_of(store, Rows().figure("alibaba", "2024H1", "23bn", "s").figure("alibaba", "2024H1", "22bn", "s")),
      "sample.csv:3: source 's' states 22000000000"));
  CHECK(store.snapshot().series({})[0].figures[0].amount.low() == 2'300'000'000'000);
}

TEST_CASE("a figure keeps the variant of the definition that its source follows") {
  Store store = with_names();
  sample::load(store, Rows()
                          .figure("alibaba", "2022", "1bn", "s", "USD", "capex-cash", {}, "productive-assets")
                          .figure("alibaba", "2023", "2bn", "s", "USD", "capex-cash")
                          .figure("alibaba", "2024", "3bn", "s", "USD", "capex-cash", {}, "other-property")
                          .figure("alibaba", "2025", "4bn", "s", "USD", "capex-cash", {}, "productive-assets"));
  const Snapshot snapshot = store.snapshot();
  const std::vector<Series> series = snapshot.series({});
  REQUIRE(series.size() == 1);
  std::vector<std::string> variants;
  for (const Figure& figure : series[0].figures) variants.push_back(snapshot.variant(figure.variant));
  CHECK(variants == std::vector<std::string>{"productive-assets", "", "other-property", "productive-assets"});
  CHECK(series[0].figures[1].variant == VariantId{});
  CHECK(contains(sample::content(store),
                 "2022 [100000000000, 100000000000] decimals -9 USD from s by productive-assets"));
}

TEST_CASE("a variant's word means the same whatever the order of loading") {
  const Rows one = names().figure("alibaba", "2022", "1bn", "s", "USD", "capex-cash", {}, "productive-assets");
  const Rows two = names().figure("alibaba", "2024", "3bn", "s", "USD", "capex-cash", {}, "other-property");
  Store forth = Store::in_memory(), back = Store::in_memory();
  sample::load(forth, one, "1");
  sample::load(forth, two, "2");
  sample::load(back, two, "2");
  sample::load(back, one, "1");
  CHECK(sample::content(forth) == sample::content(back));
}

TEST_CASE("one source's figure follows one definition") {
  Store store = with_names();
  const Rows stated = Rows().figure("alibaba", "2022", "1bn", "s", "USD", "capex-cash", {}, "productive-assets");
  sample::load(store, stated);
  CHECK(problems_of(store, stated).empty());
  CHECK(problems_of(store, Rows().figure("alibaba", "2022", "1bn", "s", "USD", "capex-cash")) ==
        "sample.csv:2: source 's' states 1000000000 (decimals -9) for alibaba capex-cash here, and 1000000000 "
        "(decimals -9, variant productive-assets) in the file; undo import 2, or give the correction its own source\n");
}

TEST_CASE("a variant is one word of small letters, and names no measure's own definition") {
  Store store = with_names();
  const auto problem = [&store](const std::string& variant) {
    return problems_of(store, Rows().figure("alibaba", "2022", "1bn", "s", "USD", "capex-cash", {}, variant));
  };
  CHECK(contains(problem("Productive Assets"), "variant 'Productive Assets': lower-case letters, digits"));
  CHECK(contains(problem("same"), "variant 'same': a figure that follows the measure's own definition names none"));
}

TEST_CASE("money has a currency, a count has none") {
  Store store = with_names();
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2024", "230k", "s", "", "capex")), "name its currency"));
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2024", "230k", "s", "USD", "chips-ordered")),
                 "counts chips: leave the currency USD out"));
  CHECK(problems_of(store, Rows().figure("alibaba", "2024", "230k", "s", "", "chips-ordered")).empty());
  CHECK(store.snapshot().series({})[0].currency == Currency::none());
}

TEST_CASE("a stock and a price hold at a day, flows and counts over a period") {
  Store store = with_names();
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2024H1", "50bn", "s", "USD", "cash")),
                 "measure 'cash' is a stock: it holds at a day"));
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2024H1", "12000", "s", "USD", "chip-price")),
                 "is a price"));
  CHECK(problems_of(store, Rows()
                               .figure("alibaba", "2024-08-26", "50bn", "s", "USD", "cash")
                               .figure("alibaba", "2024-08-26..2025-02-28", ">1m", "s", "", "chips-shipped"))
            .empty());
}

TEST_CASE("a period of up to 4095 days can be stored") {
  Store store = with_names();
  CHECK(problems_of(store, Rows().figure("alibaba", "2010-01-01..2021-03-18", "1bn", "s")).empty());
  CHECK(contains(problems_of(store, Rows().figure("alibaba", "2010-01-01..2021-03-19", "1bn", "s")),
                 "a period of 4096 days; at most 4095"));
}

TEST_CASE("days before 1970 sort before it") {
  Store store = with_names();
  sample::load(store, Rows().figure("alibaba", "1971", "2bn", "s").figure("alibaba", "1968", "1bn", "s"));
  const std::vector<Series> series = store.snapshot().series({});
  REQUIRE(series.size() == 1);
  CHECK(series[0].figures[0].period == Period::between(parse_date("1968-01-01"), parse_date("1968-12-31")));
  CHECK(store.verify().empty());
}

TEST_CASE("the order of loading leaves the same content") {
  const Rows a = names().figure("alibaba", "2024H1", "23bn", "s").figure("microsoft", "FY2024", "55.7bn", "t", "USD");
  const Rows b = names().figure("alibaba", "2023H1", "10bn", "t").figure("alibaba", "2024H1", "23.1bn", "t");
  Store one = Store::in_memory();
  sample::load(one, a, "a");
  sample::load(one, b, "b");
  Store other = Store::in_memory();
  sample::load(other, b, "b");
  sample::load(other, a, "a");
  CHECK(sample::content(one) == sample::content(other));
}

namespace {

/// A figure a day, on lines 2, 3 and so on.
Rows daily(int days) {
  Rows rows;
  for (int day = 0; day < days; ++day) {
    rows.figure("alibaba", to_string(parse_date("2000-01-01") + boost::gregorian::days(day)), "1m", "s");
  }
  return rows;
}

}  // namespace

TEST_CASE("among thousands of new figures a repetition is counted and a contradiction is left out") {
  Store store = with_names();
  sample::load(store, Rows().figure("alibaba", "2001-01-01", "1m", "s").figure("alibaba", "2002-01-01", "2m", "s"),
               "before.csv");
  const Rows rows = daily(3000);
  Load load = store.load(sample::from("daily.csv"));
  Problems problems;
  load.add(rows.batch(), problems);
  const LoadCounts counts = load.commit();
  CHECK(counts.figures == 2998);
  CHECK(counts.repeated == 1);
  CHECK(counts.skipped == 1);
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]) ==
        "sample.csv:733: source 's' states 1000000 (decimals -6) for alibaba capex here, and 2000000 (decimals -6) in "
        "the file; undo import 2, or give the correction its own source");
  CHECK(store.verify().empty());
}

TEST_CASE("two amounts for one period among thousands of figures: the first counts") {
  Store store = with_names();
  Rows rows = daily(2500);
  rows.figure("alibaba", "2003-05-05", "3m", "s");
  Load load = store.load(sample::from("daily.csv"));
  Problems problems;
  load.add(rows.batch(), problems);
  CHECK(load.commit().figures == 2500);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].place.line == 2502);
  CHECK(contains(problems[0].message, "states 3000000 (decimals -6) for alibaba capex here, and 1000000"));
  CHECK(contains(problems[0].message, "before it in the same input"));
}

TEST_CASE("a figure names what its batch has, in the digits of its currency") {
  Store store = with_names();
  const auto problem = [&store](const std::function<void(FigureRow&)>& change) {
    Rows rows = Rows().figure("alibaba", "2024H1", "23bn", "s");
    change(rows.batch().figures.front());
    return problems_of(store, rows);
  };
  CHECK(contains(problem([](FigureRow& row) { row.series = 1; }), "a figure names series 1 of a batch that has 1"));
  CHECK(contains(problem([](FigureRow& row) { row.words = 0; }), "a figure names words 0 of a batch that has 0"));
  CHECK(contains(problem([](FigureRow& row) { row.amount = parse_amount("23bn", currency("JPY")).number; }),
                 "an amount with 0 digits in CNY, which has 2"));
  CHECK(store.snapshot().series({}).empty());
}

}  // namespace load_figures_test
