#include "capex/store/sql.hpp"
#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/sample.hpp"

using namespace capex;
using sample::problems_of;
using sample::Rows;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a rate keeps the digits it was written with") {
  Store store = Store::in_memory();
  sample::load(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740"));
  const std::optional<PairRates> pair = store.snapshot().rates("ecb").pair(currency("EUR"), currency("CNY"));
  REQUIRE(pair);
  REQUIRE(pair->rates().size() == 1);
  CHECK(to_string(pair->rates()[0].rate) == "7.7740");
  CHECK(pair->rates()[0].day == parse_date("2024-06-28"));
}

TEST_CASE("a rate is above zero, between two currencies, in market order") {
  Store store = Store::in_memory();
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "0")), "rates above zero"));
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "EUR", "2024-06-28", "1")), "between two currencies"));
  CHECK(
      contains(problems_of(store, Rows().rate("ecb", "CNY", "EUR", "2024-06-28", "0.13")), "quoted as 1 EUR = r CNY"));
  CHECK(contains(problems_of(store, Rows().rate("E C B", "EUR", "CNY", "2024-06-28", "7")), "provider 'E C B'"));
}

TEST_CASE("a day has one rate") {
  Store store = Store::in_memory();
  sample::load(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.7740"));
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.8")),
                 "1 EUR = 7.8 CNY on 2024-06-28 here, 7.7740 in the file; undo import 1 first"));
  CHECK(contains(
      problems_of(store,
                  Rows().rate("ecb", "EUR", "CNY", "2024-06-27", "7.1").rate("ecb", "EUR", "CNY", "2024-06-27", "7.2")),
      "1 EUR = 7.2 CNY on 2024-06-27 here, 7.1 before it in the same input"));
  CHECK(problems_of(store, Rows().rate("fred", "EUR", "CNY", "2024-06-28", "7.8")).empty());
}

TEST_CASE("rates in a row that another import repeats are remembered as one run") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "capex.db";
  Store store = Store::create(path);
  Rows rows;
  for (int day = 10; day < 30; ++day) rows.rate("ecb", "EUR", "CNY", "2024-06-" + std::to_string(day), "7.7");
  sample::load(store, rows, "a");
  sample::load(store, rows, "b");
  SqlHandlers handlers;
  std::vector<SqlValue> run;
  handlers.row = [&run](const std::vector<SqlValue>& values) {
    run = values;
    return true;
  };
  run_sql(
      path,
      "SELECT count(*), date(min(first_day) * 86400, 'unixepoch'), max(last_day) - min(first_day) FROM rate_repetition",
      handlers);
  CHECK(run == std::vector<SqlValue>{std::int64_t{1}, std::string("2024-06-10"), std::int64_t{19}});
}

TEST_CASE("rates repeated by another import are counted, the new ones added") {
  Store store = Store::in_memory();
  sample::load(
      store, Rows().rate("ecb", "EUR", "CNY", "2024-06-27", "7.1").rate("ecb", "EUR", "CNY", "2024-06-28", "7.2"), "a");
  const LoadCounts counts = sample::load(store,
                                         Rows()
                                             .rate("ecb", "EUR", "CNY", "2024-07-01", "7.3")
                                             .rate("ecb", "EUR", "CNY", "2024-06-28", "7.2")
                                             .rate("ecb", "EUR", "CNY", "2024-06-27", "7.1"),
                                         "b");
  CHECK(counts.rates == 1);
  CHECK(counts.repeated == 2);
  CHECK(store.verify().empty());
}
