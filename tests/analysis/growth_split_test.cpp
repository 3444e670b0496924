#include <random>

#include "analysis/answer/answer.hpp"
#include "catch.hpp"
#include "group_sample.hpp"
#include "money/apportion.hpp"

namespace growth_split_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

Question in_dollars() {
  Question asked = about_capex();
  asked.in = usd;
  return asked;
}

GrowthAnswer grown(const CompanyRecord& record, const Question& asked, const RateTable& rates = yuan_rates()) {
  return growth(record, asked, {parse_label("2024H1")}, Step::year, rates).front();
}

CompanyRecord from_to(const std::string& base, const std::string& amount, Currency in = cny) {
  return company(1, "alibaba",
                 {series({figure("2023H1", base, "2024-08-26", SourceRank::press, 1, in),
                          figure("2024H1", amount, "2024-08-26", SourceRank::press, 1, in)},
                         in)});
}

std::string text(const std::optional<Ratio>& ratio, int places = 4) {
  return ratio ? to_string(to_decimal(*ratio, places)) : "-";
}

}  // namespace

TEST_CASE("a growth in another currency is the local growth times the change of the rate") {
  // 7 CNY per USD in 2023H1, 7.5 in 2024H1: 14 on 7 doubles, a yuan is worth 7 / 7.5 = 0.9333 of what it was.
  const GrowthAnswer answer = grown(from_to("7bn", "14bn"), in_dollars());
  CHECK(answer.local.factor == Ratio(2, 1));
  const GrowthSplit parts = split(answer);
  CHECK(parts.status == Status::stated);
  CHECK(text(parts.currency) == "0.9333");
  CHECK(text(parts.points) == "-0.1333");  // +86.67% less +100%
  CHECK(*answer.local.factor * *parts.currency == *answer.growth.factor);
  // 14.5 / 6.5 and 13.5 / 7.5 times -0.0667.
  CHECK(text(parts.points_low) == "-0.1487");
  CHECK(text(parts.points_high) == "-0.1200");
}

TEST_CASE("the local part of a growth that is a claim is the claim") {
  const CompanyRecord record = company(1, "alibaba", {series({figure("2024H1", "23bn", "2024-08-26")})},
                                       {growth_claim(1, "2024H1", "2023H1", "+123%")});
  const GrowthAnswer answer = grown(record, in_dollars());
  CHECK(text(answer.local.factor) == "2.2300");
  CHECK(text(answer.growth.factor) == "2.0813");  // 2.23 x 7 / 7.5
  CHECK(text(split(answer).currency) == "0.9333");
}

TEST_CASE("in its own currency a growth has no part of the currency") {
  for (const Question& asked : {about_capex(), in_dollars()}) {
    const GrowthSplit parts = split(grown(from_to("7bn", "14bn", usd), asked));
    CHECK(parts.status == Status::stated);
    CHECK(parts.currency == Ratio(1, 1));
    CHECK(parts.points == Ratio(0, 1));
  }
}

TEST_CASE("a fall to nothing is all local, and the currency has changed all the same") {
  const GrowthAnswer answer = grown(from_to("7bn", "0"), in_dollars());
  CHECK(answer.growth.factor == Ratio(0, 1));
  CHECK(text(split(answer).currency) == "0.9333");
  CHECK(split(answer).points == Ratio(0, 1));
}

TEST_CASE("what has no growth has no parts, and says why") {
  const auto status = [](const CompanyRecord& record, const Question& asked) {
    const GrowthSplit parts = split(grown(record, asked));
    CHECK_FALSE(parts.currency);
    CHECK_FALSE(parts.points);
    return parts.status;
  };
  CHECK(status(from_to("0", "14bn"), in_dollars()) == Status::zero_base);
  CHECK(status(from_to("-7bn", "14bn"), in_dollars()) == Status::negative_base);
  CHECK(status(from_to("7bn", ">14bn"), in_dollars()) == Status::limit);
  CHECK(status(company(1, "a", {series({figure("2024H1", "23bn", "2024-08-26")})}), in_dollars()) ==
        Status::missing_base);
  CHECK(status(company(1, "a", {}), in_dollars()) == Status::missing);
  Question on_a_late_day = in_dollars();
  on_a_late_day.rate = parse_rate_policy("on:2024-12-01");
  CHECK(status(from_to("7bn", "14bn"), on_a_late_day) == Status::stale_rate);
  Question in_euros = about_capex();
  in_euros.in = currency("EUR");
  CHECK(status(from_to("7bn", "14bn"), in_euros) == Status::no_rate);
  // The local growth is known all the same.
  CHECK(grown(from_to("7bn", "14bn"), in_euros).local.factor == Ratio(2, 1));
  Question counts = in_dollars();
  const CompanyRecord chips =
      company(1, "a",
              {series({figure("2023H1", "5", "2024-08-26", SourceRank::press, 1, Currency::none()),
                       figure("2024H1", "6", "2024-08-26", SourceRank::press, 1, Currency::none())},
                      Currency::none())});
  CHECK(status(chips, counts) == Status::not_money);
}

TEST_CASE("at constant currency both periods convert at the rate of the base") {
  Question asked = in_dollars();
  asked.constant_currency = true;
  const GrowthAnswer answer = grown(from_to("7bn", "14bn"), asked);
  CHECK(answer.amount.amount == 200'000'000'000);
  CHECK(answer.amount.rate().rate.rate == Decimal::parse("7"));
  CHECK(answer.amount.period == period("2024H1"));
  CHECK(answer.growth.factor == Ratio(2, 1));
  CHECK(split(answer).currency == Ratio(1, 1));
  asked.rate = parse_rate_policy("closing");
  CHECK(grown(from_to("7bn", "14bn"), asked).amount.rate().kind == RateKind::closing);
}

TEST_CASE("at constant currency the issuer's own rate is that of the base, too") {
  CompanyRecord record =
      company(1, "alibaba",
              {series({figure("2023H1", "7bn", "2024-08-26", SourceRank::press),
                       figure("2024H1", "15bn", "2024-08-26", SourceRank::press)})},
              {equivalent_claim(1, "2023H1", "1bn", usd, 1), equivalent_claim(2, "2024H1", "2bn", usd, 1)});
  Question asked = in_dollars();
  asked.rate = parse_rate_policy("issuer");
  const GrowthAnswer by_issuer = grown(record, asked);
  CHECK(by_issuer.growth.factor == Ratio(2, 1));
  // Dollars and yuan are rounded apart: from the least of the one less the most of the other.
  CHECK(split(by_issuer).points_low == *by_issuer.growth.low - *by_issuer.local.high);
  CHECK(split(by_issuer).points_high == *by_issuer.growth.high - *by_issuer.local.low);
  asked.constant_currency = true;
  const GrowthAnswer constant = grown(record, asked);
  CHECK(constant.amount.amount == 214'285'714'286);  // 15 / 7
  CHECK(constant.amount.rate().kind == RateKind::issuer);
  CHECK(constant.growth.low == constant.local.low);  // 14.5 on 7.5, whatever the roundings of the dollars
  CHECK(constant.growth.high == constant.local.high);
  record.claims.erase(record.claims.begin());
  CHECK(grown(record, asked).growth.status == Status::no_rate);
}

TEST_CASE("the parts compose to the total to the last digit, whatever amounts and rates") {
  std::mt19937_64 random(20240630);
  for (int round = 0; round < 1000; ++round) {
    const auto amount = [&] { return std::to_string(random() % 1'000'000'000'000 + 1); };
    const auto rate = [&] { return Decimal(static_cast<std::int64_t>(random() % 2'000'000) + 1, 5); };
    const std::vector<DailyRate> days = {{day("2023-06-30"), rate()}, {day("2024-06-30"), rate()}};
    std::vector<PairRates> pairs;
    pairs.emplace_back(usd, cny, days);
    const RateTable rates("test", std::move(pairs));
    Question asked = in_dollars();
    asked.rate = parse_rate_policy("closing");
    const GrowthAnswer answer = grown(from_to(amount(), amount()), asked, rates);
    if (!answer.growth.factor) continue;  // a base that converts to nothing
    const GrowthSplit parts = split(answer);
    REQUIRE(*answer.local.factor * *parts.currency == *answer.growth.factor);
    REQUIRE(*answer.local.factor + *parts.points == *answer.growth.factor);
    for (const int places : {2, 3, 6}) {
      const std::int64_t total = to_decimal(less_one(*answer.growth.factor), places).coefficient();
      const std::int64_t local = to_decimal(less_one(*answer.local.factor), places).coefficient();
      const Decimal points = printed_difference(*answer.growth.factor, *answer.local.factor, places);
      REQUIRE(local + points.coefficient() == total);
    }
    // The currency's part is the change of the rate, but for the rounding of the two converted amounts to cents.
    const Ratio change = currency_factor(answer.amount.rate(), answer.base.rate(), cny);
    const Ratio slack(2, std::min(*answer.amount.amount, *answer.base.amount));
    const Ratio apart = *parts.currency / change;
    REQUIRE(apart <= Ratio(1, 1) + slack);
    REQUIRE(apart >= Ratio(1, 1) - slack);
  }
}

}  // namespace growth_split_test
