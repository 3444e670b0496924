#include "catch.hpp"
#include "io/temporary_folder.hpp"
#include "store/read/sql.hpp"
#include "store/sample.hpp"

namespace load_rates_test {

using namespace capex;
using namespace capex::core;
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

TEST_CASE("a rate is above zero, between two currencies") {
  Store store = Store::in_memory();
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "0")), "rates above zero"));
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "EUR", "2024-06-28", "1")), "between two currencies"));
  CHECK(contains(problems_of(store, Rows().rate("E C B", "EUR", "CNY", "2024-06-28", "7")), "provider 'E C B'"));
}

TEST_CASE("one input states one rate for a day") {
  Store store = Store::in_memory();
  CHECK(contains(
      problems_of(store,
                  Rows().rate("ecb", "EUR", "CNY", "2024-06-27", "7.1").rate("ecb", "EUR", "CNY", "2024-06-27", "7.2")),
      "1 EUR = 7.2 CNY on 2024-06-27 here, 7.1 before it in the same input"));
  CHECK(problems_of(store, Rows().rate("fred", "EUR", "CNY", "2024-06-27", "7.8")).empty());
}

TEST_CASE("a rate that only gains or loses zeros is the same rate") {
  Store store = Store::in_memory();
  sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-28", "7.26"), "a");
  const LoadCounts counts = sample::load(store, Rows().rate("fred", "USD", "CNY", "2024-06-28", "7.2600"), "b");
  CHECK(counts.repeated == 1);
  CHECK(counts.added() == 0);
}

TEST_CASE("rates against market order are kept as they were written") {
  Store store = Store::in_memory();
  sample::load(store, Rows().rate("desk", "CNY", "USD", "2024-06-28", "0.140"));
  CHECK(contains(sample::content(store), "rate desk 1 CNY = 0.140 USD on 2024-06-28"));
  const auto pair = store.snapshot().rates("desk").pair(currency("USD"), currency("CNY"));
  REQUIRE(pair);
  CHECK(pair->base() == currency("USD"));
  CHECK(to_string(pair->rates()[0].rate) == "7.14285714286");
  CHECK(to_string(pair->origin(parse_date("2024-06-28")).written.value()) == "0.140");
  CHECK(store.verify().empty());
}

TEST_CASE("a pair that is given both ways is one, and the way of the market goes first") {
  Store store = Store::in_memory();
  sample::load(store, Rows()
                          .rate("desk", "CNY", "USD", "2024-06-27", "0.125")
                          .rate("desk", "CNY", "USD", "2024-06-28", "0.125")
                          .rate("desk", "USD", "CNY", "2024-06-28", "7.2"));
  const auto pair = store.snapshot().rates("desk").pair(currency("USD"), currency("CNY"));
  REQUIRE(pair);
  REQUIRE(pair->rates().size() == 2);
  CHECK(to_string(pair->rates()[0].rate) == "8");
  CHECK(to_string(pair->rates()[1].rate) == "7.2");
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

TEST_CASE("a rate has a provider of its batch and a day, and is not known before that day") {
  Store store = Store::in_memory();
  Rows of_another_provider = Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.2");
  of_another_provider.batch().rates.front().provider = 1;
  CHECK(contains(problems_of(store, of_another_provider), "a rate names provider 1 of a batch that has 1"));
  Rows without_day = Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.2");
  without_day.batch().rates.front().day = Date();
  CHECK(contains(problems_of(store, without_day), "a rate needs a day"));
  CHECK(contains(problems_of(store, Rows().rate("ecb", "EUR", "CNY", "2024-06-28", "7.2", "2024-06-27")),
                 "a rate of 2024-06-28 was not known before that day"));
  CHECK(sample::content(store) == sample::content(Store::in_memory()));
}

}  // namespace load_rates_test
