#include "fx/rate_table.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace rate_table_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
const Currency eur = currency("EUR");
const Currency gbp = currency("GBP");
const Currency hkd = currency("HKD");

DailyRate rate(const char* on, const char* text) {
  return {parse_date(on), Decimal::parse(text)};
}

std::vector<std::string> written(const PairRates& pair) {
  std::vector<std::string> lines;
  for (const DailyRate& rate : pair.rates()) lines.push_back(to_string(rate.day) + " " + to_string(rate.rate));
  return lines;
}

AppliedRate applied(const PairRates& pair, const char* on) {
  return pair.on(parse_date(on)).rate.value();
}

PairRates one_day(Currency base, Currency quote, const char* text) {
  return PairRates(base, quote, {rate("2024-01-02", text)});
}

}  // namespace

TEST_CASE("a stored pair is answered as it is stored, whichever way it is asked for") {
  const RateTable table("fred", {PairRates(usd, cny, {rate("2024-01-02", "7.1430")})});
  CHECK(table.provider() == "fred");
  for (const auto& pair : {table.pair(usd, cny), table.pair(cny, usd)}) {
    REQUIRE(pair);
    CHECK(pair->base() == usd);
    CHECK(pair->quote() == cny);
    CHECK(written(*pair) == std::vector<std::string>{"2024-01-02 7.1430"});
    CHECK(applied(*pair, "2024-01-02").via[0] == Currency::none());
  }
}

TEST_CASE("a pair that is not stored is crossed day by day, on the days that both legs have") {
  const RateTable table(
      "ecb", {PairRates(eur, cny, {rate("2024-01-02", "7.8"), rate("2024-01-03", "7.9"), rate("2024-01-05", "7.7")}),
              PairRates(eur, usd, {rate("2024-01-02", "1.1"), rate("2024-01-04", "1.2"), rate("2024-01-05", "1.1")})});
  const auto pair = table.pair(cny, usd);
  REQUIRE(pair);
  CHECK(pair->base() == usd);
  CHECK(pair->quote() == cny);
  CHECK(written(*pair) == std::vector<std::string>{"2024-01-02 7.09090909091", "2024-01-05 7"});
  CHECK(applied(*pair, "2024-01-02").via[0] == eur);
  CHECK(applied(*pair, "2024-01-02").via[1] == Currency::none());
}

TEST_CASE("the average of a cross is that of its daily crosses") {
  const RateTable table("ecb", {PairRates(eur, cny, {rate("2024-01-02", "8"), rate("2024-01-03", "6")}),
                                PairRates(eur, usd, {rate("2024-01-02", "1"), rate("2024-01-03", "1.5")})});
  const RateAnswer average =
      table.pair(usd, cny)->average(Period::between(parse_date("2024-01-02"), parse_date("2024-01-03")));
  CHECK(to_string(average.rate->rate.rate) == "6");  // of 8 and 4; 7 / 1.25 would be 5.6
  CHECK(average.rate->via[0] == eur);
}

TEST_CASE("a cross goes through up to three stored pairs, each in its own direction") {
  const RateTable table("mixed", {one_day(usd, cny, "7"), one_day(eur, usd, "1.1"), one_day(eur, gbp, "0.8")});
  const auto pair = table.pair(cny, gbp);
  REQUIRE(pair);
  CHECK(pair->base() == gbp);
  CHECK(pair->quote() == cny);
  CHECK(written(*pair) == std::vector<std::string>{"2024-01-02 9.625"});  // 1.1 / 0.8 x 7
  CHECK(applied(*pair, "2024-01-02").via[0] == eur);
  CHECK(applied(*pair, "2024-01-02").via[1] == usd);
}

TEST_CASE("an applied rate tells the days and the stored pairs that it was made of") {
  const RateTable table(
      "ecb", {PairRates(eur, cny, {rate("2024-01-02", "7.8"), rate("2024-01-03", "7.9"), rate("2024-01-05", "7.7")}),
              PairRates(eur, usd, {rate("2024-01-02", "1.1"), rate("2024-01-04", "1.2"), rate("2024-01-05", "1.1")})});
  const Period days = Period::between(parse_date("2024-01-02"), parse_date("2024-01-05"));
  const auto behind = table.days_behind(table.pair(cny, usd)->average(days).rate.value());
  REQUIRE(behind.size() == 2);
  CHECK(behind[1].day == parse_date("2024-01-05"));
  CHECK(behind[1].rate == ExchangeRate{usd, cny, Decimal::parse("7")});
  REQUIRE(behind[1].legs.size() == 2);  // USD to EUR, against the stored rate; then EUR to CNY
  CHECK(behind[1].legs[0].rate == ExchangeRate{eur, usd, Decimal::parse("1.1")});
  CHECK(behind[1].legs[0].divides);
  CHECK(behind[1].legs[1].rate == ExchangeRate{eur, cny, Decimal::parse("7.7")});
  CHECK_FALSE(behind[1].legs[1].divides);

  const auto stored = table.days_behind(table.pair(eur, cny)->on(parse_date("2024-01-04")).rate.value());
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].day == parse_date("2024-01-03"));
  CHECK(stored[0].legs.empty());

  AppliedRate fixed;
  fixed.kind = RateKind::fixed;
  fixed.rate = {usd, cny, Decimal::parse("7.14")};
  CHECK(table.days_behind(fixed).empty());
}

TEST_CASE("the fewest pairs win, then the first currency by code") {
  const RateTable direct("a", {one_day(eur, usd, "1.1"), one_day(eur, cny, "7.7"), one_day(usd, cny, "7.2")});
  CHECK(written(*direct.pair(usd, cny)) == std::vector<std::string>{"2024-01-02 7.2"});
  const RateTable tie("b",
                      {one_day(gbp, usd, "1"), one_day(gbp, cny, "9"), one_day(eur, usd, "1"), one_day(eur, cny, "7")});
  CHECK(written(*tie.pair(usd, cny)) == std::vector<std::string>{"2024-01-02 7"});
}

TEST_CASE("without a path there is no pair") {
  const RateTable table(
      "long", {one_day(eur, usd, "1.1"), one_day(eur, gbp, "0.8"), one_day(usd, cny, "7"), one_day(cny, hkd, "1.1")});
  CHECK(table.pair(eur, hkd));   // three pairs
  CHECK(!table.pair(gbp, hkd));  // four
  CHECK(!table.pair(eur, currency("JPY")));
  CHECK(!table.pair(eur, eur));
  CHECK(!RateTable().pair(eur, usd));
}

TEST_CASE("a cross of rates with many digits is still a rate") {
  const RateTable table("fine", {one_day(eur, usd, "1.09999999999999999"), one_day(eur, gbp, "0.899999999999999999"),
                                 one_day(usd, cny, "7.99999999999999999")});
  CHECK(written(*table.pair(gbp, cny)) == std::vector<std::string>{"2024-01-02 9.77777777778"});
}

TEST_CASE("a table without a day is of everything that is known") {
  CHECK(RateTable("ecb", {}).as_of() == latest);
  CHECK(RateTable("ecb", {}, parse_date("2024-08-26")).as_of() == parse_date("2024-08-26"));
}

}  // namespace rate_table_test
