#include "fx/plausible_rate.hpp"

#include "catch.hpp"

namespace plausible_rate_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
const Currency eur = currency("EUR");

DailyRate rate(const char* on, const char* text) {
  return {parse_date(on), Decimal::parse(text)};
}

std::vector<std::string> days(const std::vector<DailyRate>& rates) {
  std::vector<std::string> found;
  for (const RateOutlier& each : rate_outliers(rates)) {
    found.push_back(to_string(each.rate.day) + " between " + to_string(each.before.day) + " and " +
                    to_string(each.after.day));
  }
  return found;
}

FixedRateCheck checked(const PairRates& pair, const char* fixed, const char* first = "2024-01-01",
                       const char* last = "2024-12-31") {
  return check_fixed(pair, Decimal::parse(fixed), parse_date(first), parse_date(last)).value();
}

}  // namespace

TEST_CASE("a rate that leaves its neighbours by a fifth and comes back is an outlier") {
  CHECK(days({rate("2024-06-03", "7.83"), rate("2024-06-04", "0.7829"), rate("2024-06-05", "7.82")}) ==
        std::vector<std::string>{"2024-06-04 between 2024-06-03 and 2024-06-05"});
  CHECK(days({rate("2024-06-03", "10"), rate("2024-06-04", "12"), rate("2024-06-05", "10")}).size() == 1);
  CHECK(days({rate("2024-06-03", "10"), rate("2024-06-04", "11.99"), rate("2024-06-05", "10")}).empty());
  // The inverse of a fifth more.
  CHECK(days({rate("2024-06-03", "12"), rate("2024-06-04", "10"), rate("2024-06-05", "12")}).size() == 1);
}

TEST_CASE("several bad days in a row are found, each beside the good ones around them") {
  CHECK(days({rate("2024-06-03", "7.83"), rate("2024-06-04", "0.7829"), rate("2024-06-05", "78.2"),
              rate("2024-06-06", "7.80"), rate("2024-06-07", "7.81"), rate("2024-06-10", "9.9"),
              rate("2024-06-11", "7.81")}) == std::vector<std::string>{"2024-06-04 between 2024-06-03 and 2024-06-06",
                                                                       "2024-06-05 between 2024-06-03 and 2024-06-06",
                                                                       "2024-06-10 between 2024-06-07 and 2024-06-11"});
}

TEST_CASE("a rate that stays where it went is no outlier, nor is one between far days") {
  CHECK(days({rate("1993-12-30", "5.8"), rate("1993-12-31", "5.8145"), rate("1994-01-03", "8.7"),
              rate("1994-01-04", "8.7")})
            .empty());
  CHECK(days({rate("2024-01-02", "7.8"), rate("2024-02-01", "5"), rate("2024-03-01", "7.8")}).empty());
  CHECK(days({}).empty());
}

TEST_CASE("at either end a rate is an outlier where it lies more than a third off the next") {
  using Found = std::vector<std::string>;
  CHECK(days({rate("2026-10-01", "6.7"), rate("2026-10-02", "6.7"), rate("2026-10-05", "0.14")}) ==
        Found{"2026-10-05 between 2026-10-02 and 2026-10-02"});
  CHECK(days({rate("2026-10-01", "6.7"), rate("2026-10-02", "6.7"), rate("2026-10-05", "71")}).size() == 1);
  CHECK(days({rate("2026-10-01", "0.14"), rate("2026-10-02", "6.7"), rate("2026-10-05", "6.7")}) ==
        Found{"2026-10-01 between 2026-10-02 and 2026-10-02"});
  CHECK(days({rate("2026-10-02", "6.7"), rate("2026-10-05", "0.14")}).size() == 1);
  CHECK(days({rate("2026-10-01", "6"), rate("2026-10-02", "6"), rate("2026-10-05", "7.99")}).empty());
  CHECK(days({rate("2026-10-01", "6"), rate("2026-10-02", "6"), rate("2026-10-05", "8")}).size() == 1);
  // Two that went there together may stay there, unless they are plainly slips.
  CHECK(days({rate("2026-09-30", "6.7"), rate("2026-10-01", "6.7"), rate("2026-10-02", "0.149"),
              rate("2026-10-05", "0.149")})
            .size() == 2);
  CHECK(days({rate("2026-09-30", "6.7"), rate("2026-10-01", "6.7"), rate("2026-10-02", "10.1"),
              rate("2026-10-05", "10.2")})
            .empty());
}

TEST_CASE("beside a rate of months ago one is an outlier only where it is five times off") {
  CHECK(days({rate("2026-04-10", "6.9"), rate("2026-04-13", "6.9"), rate("2026-10-05", "0.14")}).size() == 1);
  CHECK(days({rate("2026-04-10", "6.9"), rate("2026-04-13", "6.9"), rate("2026-10-05", "13")}).empty());
  CHECK(days({rate("2024-04-10", "6.9"), rate("2024-04-11", "6.9"), rate("2026-10-05", "0.14")}).empty());
  CHECK(days({rate("2026-01-05", "6.9"), rate("2026-02-05", "0.14"), rate("2026-03-05", "6.9")}).size() == 1);
}

TEST_CASE("a rate without a neighbour is held against another provider's, and its own far ones for slips") {
  const std::vector<DailyRate> others = {rate("2024-06-27", "7.26"), rate("2024-06-28", "7.27")};
  const auto off = [&](const std::vector<DailyRate>& rates) { return lone_rates_off(rates, others).size(); };
  CHECK(off({rate("2024-06-28", "0.1376")}) == 1);
  CHECK(off({rate("2024-06-28", "5.1")}) == 1);  // more than a third off on the day
  CHECK(off({rate("2024-06-28", "7.2673")}) == 0);
  CHECK(off({rate("2024-09-30", "5.1")}) == 0);  // months later
  CHECK(off({rate("2030-06-28", "72.7")}) == 1);
  CHECK(off({rate("2030-06-28", "39")}) == 0);                                    // no slip makes it so
  CHECK(off({rate("2024-06-28", "0.1376"), rate("2024-07-01", "0.1380")}) == 0);  // they have each other
  CHECK(lone_rates_off(std::vector{rate("2020-01-02", "7.0"), rate("2024-06-28", "0.14")}, {}).size() == 2);
  CHECK(lone_rates_off(std::vector{rate("2020-01-02", "7.0")}, {}).empty());
}

TEST_CASE("a rate later than all that can be known is from the future, unless others lead to it") {
  const std::vector<DailyRate> rates = {rate("2026-10-20", "7.1"), rate("2026-11-02", "7.1"), rate("2026-11-16", "7.1"),
                                        rate("2030-06-28", "7.2"), rate("2030-06-29", "7.2")};
  const auto found = rates_from_the_future(rates, parse_date("2026-10-30"));
  REQUIRE(found.size() == 2);
  CHECK(found.front().day == parse_date("2030-06-28"));
  CHECK(rates_from_the_future(rates, parse_date("2030-06-29")).empty());
}

TEST_CASE("a day given both ways has its two rates held against each other") {
  PairRates pair(usd, cny, {rate("2026-10-01", "6.70"), rate("2026-10-02", "6.71")});
  pair.add(PairRates(cny, usd, {rate("2026-10-01", "7.1"), rate("2026-10-02", "0.149")}));
  const auto found = rates_given_otherwise(pair);
  REQUIRE(found.size() == 1);
  CHECK(to_string(found.front().rate.day) == "2026-10-01");
  CHECK(to_string(found.front().before.rate) == "6.70");
  CHECK(to_string(pair.passed_over().front().written.value()) == "7.1");
  CHECK(pair.as_of(parse_date("2026-10-01")).passed_over().size() == 1);
}

TEST_CASE("the likely slip of a rate is its inverse, or a moved point") {
  const auto slip = [](const char* rate, const char* beside) {
    return likely_slip(Decimal::parse(rate), Decimal::parse(beside));
  };
  CHECK(slip("0.14", "6.7") == RateSlip::inverse);
  CHECK(slip("7.1", "0.149") == RateSlip::inverse);
  CHECK(slip("71", "6.7") == RateSlip::places);
  CHECK(slip("0.67", "6.7") == RateSlip::places);
  CHECK(slip("20", "6.7") == RateSlip::none);
  CHECK(slip("6.8", "6.7") == RateSlip::none);
  CHECK(to_string(inverse_of(Decimal::parse("0.14"))) == "7.1429");
}

TEST_CASE("a fixed rate whose inverse is nearer to the file's own is the wrong way round") {
  const PairRates pair(usd, cny, {rate("2024-01-02", "7.14"), rate("2024-06-28", "7.2673")});
  const FixedRateCheck check = checked(pair, "0.14");
  CHECK(check.verdict == FixedRateVerdict::inverted);
  CHECK(to_string(check.inverse) == "7.1429");
  CHECK(to_string(check.own.rate) == "7.14");
  CHECK(checked(pair, "7.1").verdict == FixedRateVerdict::fits);

  const PairRates euro(eur, usd, {rate("2024-01-02", "1.0956"), rate("2024-06-28", "1.0705")});
  CHECK(checked(euro, "0.92").verdict == FixedRateVerdict::inverted);
  CHECK(to_string(checked(euro, "0.92").inverse) == "1.087");
  CHECK(checked(euro, "1.2").verdict == FixedRateVerdict::fits);
  CHECK(checked(euro, "1").verdict == FixedRateVerdict::fits);
}

TEST_CASE("a fixed rate that is half as much again as the file's own is far off") {
  const PairRates pair(usd, cny, {rate("2024-01-02", "7"), rate("2024-06-28", "7.2")});
  CHECK(checked(pair, "10.79").verdict == FixedRateVerdict::fits);
  CHECK(checked(pair, "10.8").verdict == FixedRateVerdict::far);
  CHECK(checked(pair, "4.67").verdict == FixedRateVerdict::fits);
  CHECK(checked(pair, "4.66").verdict == FixedRateVerdict::far);
  CHECK(to_string(checked(pair, "71.4").own.rate) == "7.2");
}

TEST_CASE("a fixed rate is held against the rates of its days, else the latest earlier one, else the first") {
  const PairRates pair(eur, usd, {rate("2022-09-28", "0.9565"), rate("2024-06-28", "1.0705")});
  CHECK(checked(pair, "0.98", "2022-07-01", "2022-12-31").verdict == FixedRateVerdict::fits);
  CHECK(checked(pair, "0.98", "2023-07-01", "2023-12-31").verdict == FixedRateVerdict::fits);
  CHECK(checked(pair, "0.98", "2024-01-01", "2024-12-31").verdict == FixedRateVerdict::inverted);
  CHECK(checked(pair, "1.05", "2020-01-01", "2020-12-31").verdict == FixedRateVerdict::inverted);
  CHECK_FALSE(check_fixed(PairRates(usd, cny, {}), Decimal(7, 0), parse_date("2024-01-01"), parse_date("2024-12-31")));
}

}  // namespace plausible_rate_test
