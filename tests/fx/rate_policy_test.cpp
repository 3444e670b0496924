#include "fx/rate_table.hpp"

#include <functional>

#include "catch.hpp"
#include "error_text.hpp"

namespace rate_policy_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

Date day(const char* text) {
  return parse_date(text);
}

/// Every day of January 2024, the day of the month as rate.
PairRates january() {
  std::vector<DailyRate> rates;
  for (int i = 1; i <= 31; ++i) {
    rates.push_back({Date(2024, 1, static_cast<unsigned short>(i)), Decimal(i, 0)});
  }
  return PairRates(usd, cny, std::move(rates));
}

std::string rate_text(const RateAnswer& answer) {
  return answer ? to_string(answer.rate->rate.rate) : "none";
}

const Period first_ten = Period::between(day("2024-01-01"), day("2024-01-10"));

bool says_usage(const std::function<void()>& call) {
  return error_of(call).substr(0, 6) == "usage:";
}

}  // namespace

TEST_CASE("a rate policy is read and printed as people write it") {
  for (const char* text : {"average", "closing", "on:2024-08-26", "fixed:7.14", "issuer"}) {
    CAPTURE(text);
    CHECK(to_string(parse_rate_policy(text)) == text);
  }
  CHECK(parse_rate_policy("average") == RatePolicy{});
  CHECK(parse_rate_policy("on:2024-08-26").day == day("2024-08-26"));
  CHECK(parse_rate_policy("fixed:7.14").fixed == Decimal::parse("7.14"));
}

TEST_CASE("what is no rate policy is refused with what is accepted") {
  CHECK(error_of([] { parse_rate_policy("spot"); }) ==
        "parse: 'spot': no such way to choose a rate; a rate is average, closing, on:DATE (on:2024-08-26), fixed:RATE "
        "(fixed:7.14, in market order: CNY per USD) or issuer");
  for (const char* text :
       {"", "on:", "on:2024-02-30", "fixed:", "fixed:0", "fixed:-7", "fixed:7,14", "Average", "none"}) {
    CAPTURE(text);
    CHECK(error_of([&] { parse_rate_policy(text); }).find("parse") == 0);
  }
}

TEST_CASE("every kind of rate has its word") {
  CHECK(to_string(RateKind::none) == "none");
  CHECK(to_string(RateKind::average) == "average");
  CHECK(to_string(RateKind::closing) == "closing");
  CHECK(to_string(RateKind::on) == "on");
  CHECK(to_string(RateKind::fixed) == "fixed");
  CHECK(to_string(RateKind::issuer) == "issuer");
}

TEST_CASE("the policy chooses the rate of a period") {
  const PairRates pair = january();
  const RateAnswer average = rate_for(pair, {}, first_ten);
  CHECK(rate_text(average) == "5.5");
  CHECK(average.rate->kind == RateKind::average);
  CHECK(average.rate->days == 10);

  const RateAnswer closing = rate_for(pair, parse_rate_policy("closing"), first_ten);
  CHECK(rate_text(closing) == "10");
  CHECK(closing.rate->kind == RateKind::closing);
  CHECK(closing.rate->first == day("2024-01-10"));

  const RateAnswer on = rate_for(pair, parse_rate_policy("on:2024-01-20"), first_ten);
  CHECK(rate_text(on) == "20");
  CHECK(on.rate->kind == RateKind::on);
}

TEST_CASE("a fixed rate is in market order and needs no rates") {
  const PairRates none(cny, usd, {});
  const RateAnswer fixed = rate_for(none, parse_rate_policy("fixed:7.14"), first_ten);
  REQUIRE(fixed);
  CHECK(fixed.rate->kind == RateKind::fixed);
  CHECK(fixed.rate->rate == ExchangeRate{usd, cny, Decimal::parse("7.14")});
  CHECK(fixed.rate->days == 0);
}

TEST_CASE("an instant takes its day under average") {
  const RateAnswer answer = rate_for(january(), {}, Period::instant(day("2024-01-20")));
  CHECK(rate_text(answer) == "20");
  CHECK(answer.rate->kind == RateKind::on);
}

TEST_CASE("nothing after the as-of day has a rate yet") {
  const PairRates pair = january();
  for (const char* policy : {"average", "closing", "on:2024-01-10"}) {
    CAPTURE(policy);
    CHECK(rate_for(pair, parse_rate_policy(policy), first_ten, day("2024-01-10")));
    const RateAnswer unfinished = rate_for(pair, parse_rate_policy(policy), first_ten, day("2024-01-09"));
    CHECK(!unfinished);
    CHECK(unfinished.gap == RateGap::unfinished);
  }
  CHECK(rate_for(pair, parse_rate_policy("fixed:7.14"), first_ten, day("2024-01-09")));
}

TEST_CASE("the issuer's rate is not in the table") {
  CHECK(error_of([] { rate_for(january(), parse_rate_policy("issuer"), first_ten); }).find("usage") == 0);
  RatePolicy none;
  none.kind = RateKind::none;
  CHECK(error_of([&] { rate_for(january(), none, first_ten); }).find("usage") == 0);
}

TEST_CASE("a policy that says no rate is refused, whoever made it") {
  const PairRates pair = january();
  CHECK(says_usage([&] { rate_for(pair, {RateKind::fixed, {}, Decimal()}, first_ten); }));
  CHECK(says_usage([&] { rate_for(pair, {RateKind::fixed, {}, Decimal(-7, 0)}, first_ten); }));
  CHECK(says_usage([&] { rate_for(pair, {RateKind::on, {}, {}}, first_ten); }));
  CHECK_NOTHROW(rate_for(pair, {RateKind::fixed, {}, Decimal(7, 0)}, first_ten));
}

}  // namespace rate_policy_test
