#include "catch.hpp"
#include "error_text.hpp"
#include "fx/rate_table.hpp"

namespace pair_rates_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
const Currency eur = currency("EUR");

Date day(const char* text) {
  return parse_date(text);
}
Period days(const char* first, const char* last) {
  return Period::between(day(first), day(last));
}
DailyRate rate(const char* on, const char* text) {
  return {day(on), Decimal::parse(text)};
}
PairRates pair(std::vector<DailyRate> rates) {
  return PairRates(usd, cny, std::move(rates));
}

std::string rate_text(const RateAnswer& answer) {
  return answer ? to_string(answer.rate->rate.rate) : "none";
}

}  // namespace

TEST_CASE("a day takes its own rate, or the latest earlier one") {
  const PairRates rates = pair({rate("2024-06-27", "7.26"), rate("2024-06-28", "7.27"), rate("2024-07-01", "7.28")});
  CHECK(rate_text(rates.on(day("2024-06-27"))) == "7.26");
  const RateAnswer sunday = rates.on(day("2024-06-30"));
  CHECK(rate_text(sunday) == "7.27");
  CHECK(sunday.rate->kind == RateKind::on);
  CHECK(sunday.rate->first == day("2024-06-28"));
  CHECK(sunday.rate->last == day("2024-06-28"));
  CHECK(sunday.rate->days == 1);
  CHECK(sunday.rate->rate.base == usd);
  CHECK(sunday.rate->rate.quote == cny);
}

TEST_CASE("a rate older than the limit is stale, and before the first there is none") {
  const PairRates rates = pair({rate("2024-06-28", "7.27")});
  CHECK(rates.on(day("2024-07-05")));
  CHECK(rates.on(day("2024-07-06")).gap == RateGap::stale);
  CHECK(!rates.on(day("2024-07-06")));
  CHECK(rates.on(day("2024-07-06"), 8));
  CHECK(rates.on(day("2024-06-29"), 0).gap == RateGap::stale);
  CHECK(rates.on(day("2024-06-27")).gap == RateGap::unknown);
  CHECK(pair({}).on(day("2024-06-27")).gap == RateGap::unknown);
}

TEST_CASE("an average is the mean of the days that have a rate") {
  const PairRates rates = pair({rate("2024-01-05", "7.40"), rate("2024-01-01", "7.0"), rate("2024-01-02", "7.2"),
                                rate("2024-01-08", "9"), rate("2023-12-29", "1")});
  const RateAnswer average = rates.average(days("2024-01-01", "2024-01-07"));
  CHECK(rate_text(average) == "7.2");
  CHECK(average.rate->kind == RateKind::average);
  CHECK(average.rate->days == 3);
  CHECK(average.rate->first == day("2024-01-01"));
  CHECK(average.rate->last == day("2024-01-07"));
}

TEST_CASE("an average is rounded half-even to twelve significant digits") {
  CHECK(rate_text(pair({rate("2024-01-01", "7.0"), rate("2024-01-02", "7.1"), rate("2024-01-03", "7.1")})
                      .average(days("2024-01-01", "2024-01-03"))) == "7.06666666667");
  CHECK(rate_text(pair({rate("2024-01-01", "1.00000000000"), rate("2024-01-02", "1.00000000001")})
                      .average(days("2024-01-01", "2024-01-02"))) == "1");
  CHECK(rate_text(pair({rate("2024-01-01", "1.00000000001"), rate("2024-01-02", "1.00000000002")})
                      .average(days("2024-01-01", "2024-01-02"))) == "1.00000000002");
}

TEST_CASE("an average over a long gap is stale, within the period and at its ends") {
  const auto gap = [](const char* first, const char* second, const char* from, const char* to) {
    const RateAnswer answer = pair({rate(first, "7"), rate(second, "7")}).average(days(from, to));
    return !answer && answer.gap == RateGap::stale;
  };
  // Seven days without a rate are the limit, eight are too many.
  CHECK(!gap("2024-01-01", "2024-01-09", "2024-01-01", "2024-01-09"));
  CHECK(gap("2024-01-01", "2024-01-10", "2024-01-01", "2024-01-10"));
  CHECK(!gap("2024-01-08", "2024-01-13", "2024-01-01", "2024-01-20"));
  CHECK(gap("2024-01-09", "2024-01-13", "2024-01-01", "2024-01-20"));
  CHECK(gap("2024-01-08", "2024-01-12", "2024-01-01", "2024-01-20"));
  CHECK(pair({rate("2024-01-01", "7"), rate("2024-01-10", "7")}).average(days("2024-01-01", "2024-01-10"), 8));
}

TEST_CASE("a period too short to hold a rate takes that of its last day") {
  const PairRates rates = pair({rate("2024-06-28", "7.27")});
  const RateAnswer weekend = rates.average(days("2024-06-29", "2024-06-30"));
  CHECK(rate_text(weekend) == "7.27");
  CHECK(weekend.rate->kind == RateKind::average);
  CHECK(weekend.rate->days == 1);
  CHECK(weekend.rate->first == day("2024-06-28"));
  CHECK(rates.average(days("2024-07-01", "2024-07-31")).gap == RateGap::stale);
  CHECK(rates.average(days("2024-05-01", "2024-05-31")).gap == RateGap::unknown);
}

TEST_CASE("rates given against market order are turned round") {
  const Currency via[] = {eur, currency("GBP")};
  const PairRates rates(cny, usd, {rate("2024-01-01", "0.14"), rate("2024-01-02", "0.125")}, via);
  CHECK(rates.base() == usd);
  CHECK(rates.quote() == cny);
  CHECK(rate_text(rates.on(day("2024-01-01"))) == "7.14285714286");
  CHECK(rate_text(rates.on(day("2024-01-02"))) == "8");
  CHECK(rates.on(day("2024-01-01")).rate->via[0] == currency("GBP"));
  CHECK(rates.on(day("2024-01-01")).rate->via[1] == eur);
  CHECK(rates.rates().size() == 2);
}

TEST_CASE("a rate that was turned round says how it was written") {
  const PairRates rates(cny, usd, {rate("2024-01-01", "0.140"), rate("2024-01-02", "0.125")});
  const AppliedRate on = rates.on(day("2024-01-01")).rate.value();
  CHECK(on.turned == 1);
  CHECK(to_string(on.written) == "0.140");
  const AppliedRate mean = rates.average(days("2024-01-01", "2024-01-02")).rate.value();
  CHECK(mean.turned == 2);
  CHECK(to_string(mean.rate.rate) == "7.57142857143");  // of 7.14285714286 and 8, not the inverse of a mean
  CHECK(pair({rate("2024-01-01", "7")}).on(day("2024-01-01")).rate->turned == 0);
}

TEST_CASE("a pair given both ways is one: of a day that has both the market's counts") {
  PairRates rates = pair({rate("2024-01-02", "7.2")});
  rates.add(PairRates(cny, usd, {rate("2024-01-01", "0.125"), rate("2024-01-02", "0.125"), rate("2024-01-03", "0.1")}));
  REQUIRE(rates.rates().size() == 3);
  CHECK(rate_text(rates.on(day("2024-01-01"))) == "8");
  CHECK(rate_text(rates.on(day("2024-01-02"))) == "7.2");
  CHECK(rate_text(rates.on(day("2024-01-03"))) == "10");
  CHECK(rates.average(days("2024-01-01", "2024-01-03")).rate->turned == 2);
  CHECK_FALSE(rates.origin(day("2024-01-02")).written);
  CHECK(error_of([&] { rates.add(PairRates(eur, cny, {})); }) == "usage: rates of EUR/CNY are none of USD/CNY");
}

TEST_CASE("of the corrections of a day the last known one stands") {
  const PairRates rates(usd, cny, {rate("2024-01-01", "7.1"), rate("2024-01-02", "7.2")}, {},
                        {{day("2024-01-01"), day("2024-02-01"), Decimal::parse("7.3")},
                         {day("2024-01-01"), day("2024-03-01"), Decimal::parse("7.4")}});
  CHECK(rate_text(rates.on(day("2024-01-01"))) == "7.4");
  CHECK(to_string(rates.origin(day("2024-01-01")).before.value()) == "7.3");
  CHECK(rates.origin(day("2024-01-01")).known_on == day("2024-03-01"));
  CHECK_FALSE(rates.origin(day("2024-01-02")).before);
  CHECK(rate_text(rates.as_of(day("2024-02-29")).on(day("2024-01-01"))) == "7.3");
  CHECK(rate_text(rates.as_of(day("2024-01-31")).on(day("2024-01-02"))) == "7.2");
  CHECK(rate_text(rates.as_of(day("2024-01-31")).on(day("2024-01-01"))) == "7.1");
  CHECK(rate_text(rates.as_of(day("2023-12-31")).on(day("2024-01-01"))) == "none");
  CHECK(error_of([] {
          PairRates(usd, cny, {}, {}, {{day("2024-01-01"), day("2024-02-01"), Decimal::parse("7.3")}});
        }) == "usage: USD/CNY: no rate on 2024-01-01 to correct");

  const PairRates turned(cny, usd, {rate("2024-01-01", "0.125")}, {},
                         {{day("2024-01-01"), day("2024-02-01"), Decimal::parse("0.1")}});
  CHECK(rate_text(turned.on(day("2024-01-01"))) == "10");
  CHECK(to_string(turned.origin(day("2024-01-01")).written.value()) == "0.1");
  const PairRates before = turned.as_of(day("2024-01-31"));
  CHECK(rate_text(before.on(day("2024-01-01"))) == "8");
  CHECK(to_string(before.origin(day("2024-01-01")).written.value()) == "0.125");
}

TEST_CASE("rates that cannot be are refused") {
  CHECK(error_of([] { PairRates(usd, usd, {}); }) == "usage: USD/USD: a rate is between two currencies");
  CHECK(error_of([] { pair({rate("2024-01-01", "0")}); }) == "usage: USD/CNY on 2024-01-01: 0 is not above zero");
  CHECK(error_of([] {
          pair({rate("2024-01-01", "7"), rate("2024-01-01", "7.1")});
        }) == "usage: USD/CNY: two rates on 2024-01-01");
  CHECK(error_of([] {
          const Currency via[] = {eur, eur, eur};
          PairRates(usd, cny, {}, via);
        }).find("usage") == 0);
}

TEST_CASE("sums of rates with many digits do not overflow") {
  std::vector<DailyRate> rates;
  const Date first(2024, 1, 1);
  for (int i = 0; i < 3'000; ++i) {
    const Date on = first + boost::gregorian::days(i);
    rates.push_back({on, i % 2 ? Decimal(999'999'999'999'999'999, 0) : Decimal(1, 18)});
  }
  const RateAnswer average = pair(std::move(rates)).average(Period(first, first + boost::gregorian::days(3'000)));
  CHECK(rate_text(average) == "500000000000000000");
}

}  // namespace pair_rates_test
