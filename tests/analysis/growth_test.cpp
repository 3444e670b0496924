#include "analysis/answer/growth.hpp"
#include "analysis/rates/conversion.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "sample.hpp"

namespace growth_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

Observation seen(const char* label, const char* amount, Currency in = currency("CNY")) {
  return observe(series({figure(label, amount, "2024-08-26", SourceRank::press, 1, in)}, in), period(label));
}

BoundedAmount exactly(std::int64_t point) {
  return {Status::stated, {}, point, Bounds::exactly(point)};
}
BoundedAmount between(std::int64_t low, std::int64_t point, std::int64_t high) {
  return {Status::stated, {}, point, Bounds(low, high)};
}
BoundedAmount without(Status status) {
  return {status, {}, 0, {}};
}
BoundedAmount at_least(std::int64_t low) {
  return {Status::limit, {}, 0, Bounds(low, std::nullopt)};
}
BoundedAmount at_most(std::int64_t high) {
  return {Status::limit, {}, 0, Bounds(std::nullopt, high)};
}

/// In per cent to two places, "-" where there is none.
std::string percent(const std::optional<Ratio>& factor) {
  return factor ? to_string(to_decimal(less_one(*factor) * Ratio(100, 1), 2)) : "-";
}
std::string shown(const Growth& growth) {
  return percent(growth.factor) + " [" + percent(growth.low) + ", " + percent(growth.high) + "] " +
         std::string(to_string(growth.status));
}

const Subject subject_2024H1 = subject("2024H1");

}  // namespace

TEST_CASE("growth is exact, with the bounds of both sides") {
  // 23.1bn on 8.4bn: 23.05 / 8.45 and 23.15 / 8.35.
  CHECK(shown(grow(seen("2024H1", "23.1bn"), seen("2023H1", "8.4bn"))) == "175.00 [172.78, 177.25] stated");
  // 50bn on 23bn, as BAT is stated.
  CHECK(shown(grow(seen("2024H1", "50bn"), seen("2023H1", "23bn"))) == "117.39 [110.64, 124.44] stated");
  const Growth exact = grow(exactly(3), exactly(2));
  CHECK(exact.factor == Ratio(3, 2));
  CHECK(exact.low == Ratio(3, 2));
  CHECK(exact.high == Ratio(3, 2));
  CHECK(exact.claim == ClaimId{});
}

TEST_CASE("growth has the weaker status of its two sides") {
  const auto with = [](Status status) { return BoundedAmount{status, {}, 10, Bounds::exactly(10)}; };
  CHECK(grow(with(Status::stated), with(Status::derived)).status == Status::derived);
  CHECK(grow(with(Status::partial), with(Status::derived)).status == Status::partial);
  CHECK(grow(with(Status::stated), with(Status::implied)).status == Status::implied);
}

TEST_CASE("growth without an amount says what became of the amount") {
  for (const Status status : {Status::missing, Status::no_rate, Status::stale_rate, Status::incomplete,
                              Status::not_money, Status::overflow}) {
    CHECK(shown(grow(without(status), exactly(5))) == "- [-, -] " + std::string(to_string(status)));
    CHECK(grow(without(status), without(Status::missing)).status == status);
  }
}

TEST_CASE("growth without a base says what became of the base") {
  CHECK(shown(grow(exactly(5), without(Status::missing))) == "- [-, -] missing_base");
  for (const Status status :
       {Status::no_rate, Status::stale_rate, Status::incomplete, Status::not_money, Status::overflow}) {
    CHECK(grow(exactly(5), without(status)).status == status);
  }
}

TEST_CASE("nothing grows on a zero or negative base") {
  CHECK(shown(grow(exactly(5), exactly(0))) == "- [-, -] zero_base");
  CHECK(shown(grow(exactly(5), exactly(-1))) == "- [-, -] negative_base");
  CHECK(shown(grow(exactly(-5), exactly(-1))) == "- [-, -] negative_base");
  CHECK(shown(grow(at_least(5), exactly(0))) == "- [-, -] zero_base");
  CHECK(shown(grow(exactly(5), at_most(0))) == "- [-, -] zero_base");
  CHECK(shown(grow(exactly(5), at_most(-2))) == "- [-, -] negative_base");
}

TEST_CASE("a fall, and a fall below zero, have their bounds the right way round") {
  CHECK(shown(grow(between(49, 50, 51), between(99, 100, 101))) == "-50.00 [-51.49, -48.48] stated");
  CHECK(shown(grow(exactly(0), between(99, 100, 101))) == "-100.00 [-100.00, -100.00] stated");
  // -12 / 80 is the least, -8 / 120 the most.
  CHECK(shown(grow(between(-12, -10, -8), between(80, 100, 120))) == "-110.00 [-115.00, -106.67] stated");
  // -10 / 80 and 30 / 80: the amount may be on either side of zero.
  CHECK(shown(grow(between(-10, 10, 30), between(80, 100, 120))) == "-90.00 [-112.50, -62.50] stated");
}

TEST_CASE("a base whose bounds reach zero leaves growth open to one side") {
  CHECK(shown(grow(between(9, 10, 11), between(0, 1, 2))) == "900.00 [350.00, -] stated");
  CHECK(shown(grow(between(9, 10, 11), between(-1, 1, 2))) == "900.00 [350.00, -] stated");
  CHECK(shown(grow(between(-11, -10, -9), between(0, 1, 2))) == "-1100.00 [-, -550.00] stated");
}

TEST_CASE("growth of or on a limit has one bound and no point") {
  CHECK(shown(grow(at_least(12), exactly(10))) == "- [20.00, -] limit");
  CHECK(shown(grow(at_most(12), exactly(10))) == "- [-, 20.00] limit");
  CHECK(shown(grow(exactly(12), at_least(10))) == "- [-, 20.00] limit");
  CHECK(shown(grow(exactly(12), at_most(10))) == "- [20.00, -] limit");
  CHECK(shown(grow(at_least(12), at_most(10))) == "- [20.00, -] limit");
  CHECK(shown(grow(at_most(12), at_least(10))) == "- [-, 20.00] limit");
  CHECK(shown(grow(at_least(12), at_least(10))) == "- [-, -] limit");
}

TEST_CASE("growth across currencies is refused") {
  CHECK(error_of([] { grow(seen("2024H1", "50bn"), seen("2023H1", "3bn", currency("USD"))); }) ==
        "currency_mismatch: growth of CNY on a base in USD: convert both into one currency");
  CHECK(grow(seen("2024H1", "50bn"), observe(series({}, currency("USD")), period("2023H1"))).status ==
        Status::missing_base);
}

TEST_CASE("a growth claim implies its base, with the bounds of both") {
  // 23bn / 2.23: 22.5 / 2.235 and 23.5 / 2.225.
  const std::vector<Claim> claims = {growth_claim(3, "2024H1", "2023H1", "+123%", "2024-09-01")};
  const auto base = implied_base(seen("2024H1", "23bn"), period("2023H1"), subject_2024H1, claims);
  REQUIRE(base.has_value());
  CHECK(base->status == Status::implied);
  CHECK(base->period == period("2023H1"));
  CHECK(base->amount == 1'031'390'134'529);  // 10,313,901,345.29
  CHECK(base->bounds == Bounds(1'006'711'409'395, 1'056'179'775'281));
  CHECK(base->claim == ClaimId{3});
  CHECK(base->known_on == day("2024-09-01"));
  CHECK(base->currency == currency("CNY"));
  REQUIRE(base->operands.size() == 1);
  CHECK(base->operands[0].figure.period == period("2024H1"));
}

TEST_CASE("a doubling implies half, with the bounds of a factor of 2 and a half either way") {
  // 40bn / 2: 39.5 / 2.5 and 40.5 / 1.5.
  const std::vector<Claim> claims = {growth_claim(1, "2024H1", "2023H1", "doubled")};
  const auto base = implied_base(seen("2024H1", "40bn"), period("2023H1"), subject_2024H1, claims);
  REQUIRE(base.has_value());
  CHECK(base->amount == 2'000'000'000'000);
  CHECK(base->bounds == Bounds(1'580'000'000'000, 2'700'000'000'000));
}

TEST_CASE("a fall implies a larger base") {
  const std::vector<Claim> claims = {growth_claim(1, "2024H1", "2023H1", "-50%")};
  const auto base = implied_base(seen("2024H1", "10bn"), period("2023H1"), subject_2024H1, claims);
  REQUIRE(base.has_value());
  CHECK(base->amount == 2'000'000'000'000);
}

TEST_CASE("a growth that is a limit implies a limit") {
  Claim claim = growth_claim(1, "2024H1", "2023H1", "+100%");
  claim.stated = Stated(1'000'000'000, std::nullopt, 2, ratio_digits);  // more than doubled
  const auto base = implied_base(seen("2024H1", "40bn"), period("2023H1"), subject_2024H1, {claim});
  REQUIRE(base.has_value());
  CHECK(base->status == Status::limit);
  CHECK_FALSE(base->amount.has_value());
  CHECK(base->bounds == Bounds(std::nullopt, 2'025'000'000'000));
  CHECK(shown(claimed_growth(claim)) == "- [100.00, -] limit");
}

TEST_CASE("a growth of -100% implies no base") {
  const std::vector<Claim> claims = {growth_claim(1, "2024H1", "2023H1", "-100%")};
  CHECK_FALSE(implied_base(seen("2024H1", "1bn"), period("2023H1"), subject_2024H1, claims).has_value());
}

TEST_CASE("only a claim of this very growth implies the base") {
  const Observation amount = seen("2024H1", "23bn");
  const auto implies = [&](const Claim& claim, const Observation& of, Date as_of = latest) {
    return implied_base(of, period("2023H1"), subject_2024H1, {claim}, as_of).has_value();
  };
  const Claim claim = growth_claim(1, "2024H1", "2023H1", "+123%", "2024-08-26");
  CHECK(implies(claim, amount));
  CHECK(implies(claim, amount, day("2024-08-26")));
  CHECK_FALSE(implies(claim, amount, day("2024-08-25")));
  CHECK_FALSE(implies(growth_claim(1, "2024H1", "2022H1", "+123%"), amount));
  CHECK_FALSE(implies(growth_claim(1, "2024H2", "2023H1", "+123%"), amount));
  Claim other = claim;
  other.kind = ClaimKind::share;
  CHECK_FALSE(implies(other, amount));
  other = claim;
  other.parts.front().scope = "domestic";
  CHECK_FALSE(implies(other, amount));
  other = claim;
  other.subject.company = CompanyId{9};
  CHECK_FALSE(implies(other, amount));
}

TEST_CASE("only a stated or derived amount has an implied base") {
  const std::vector<Claim> claims = {growth_claim(1, "2024H1", "2023H1", "+123%")};
  Observation amount = seen("2024H1", "23bn");
  for (const Status status : {Status::implied, Status::partial, Status::limit, Status::missing}) {
    amount.status = status;
    CHECK_FALSE(implied_base(amount, period("2023H1"), subject_2024H1, claims).has_value());
  }
  amount.status = Status::derived;
  CHECK(implied_base(amount, period("2023H1"), subject_2024H1, claims).has_value());
}

TEST_CASE("of several claims the finer implies, then rank, then the earlier known, then key") {
  const auto chosen = [](const std::vector<Claim>& claims) {
    return find_growth_claim(claims, subject_2024H1, period("2023H1"))->id;
  };
  const Claim coarse = growth_claim(1, "2024H1", "2023H1", "doubled", "2024-01-01", SourceRank::report);
  const Claim fine = growth_claim(2, "2024H1", "2023H1", "+123%", "2024-08-26");
  const Claim filed = growth_claim(3, "2024H1", "2023H1", "+124%", "2024-09-01", SourceRank::report);
  const Claim earlier = growth_claim(4, "2024H1", "2023H1", "+125%", "2024-08-25");
  const Claim same_day = growth_claim(5, "2024H1", "2023H1", "+126%", "2024-08-26");
  CHECK(chosen({coarse, fine}) == ClaimId{2});
  CHECK(chosen({fine, filed}) == ClaimId{3});
  CHECK(chosen({fine, earlier}) == ClaimId{4});
  CHECK(chosen({same_day, fine}) == ClaimId{2});
  CHECK(find_growth_claim({}, subject_2024H1, period("2023H1")) == nullptr);
}

TEST_CASE("a growth on the base that its claim implied is the claim") {
  const Growth growth = claimed_growth(growth_claim(3, "2024H1", "2023H1", "+123%"));
  CHECK(shown(growth) == "123.00 [122.50, 123.50] implied");
  CHECK(growth.claim == ClaimId{3});
}

TEST_CASE("an about claim makes an about base") {
  Claim claim = growth_claim(1, "2024H1", "2023H1", "+123%");
  claim.stated = Stated(1'230'000'000, 1'230'000'000, 2, ratio_digits, true);
  CHECK(implied_base(seen("2024H1", "23bn"), period("2023H1"), subject_2024H1, {claim})->flags.has(Flag::about));
}

TEST_CASE("an implied base that does not fit overflows") {
  Observation amount = seen("2024H1", "23bn");
  amount.amount = 9'000'000'000'000'000'000;
  amount.bounds = Bounds::exactly(*amount.amount);
  const std::vector<Claim> claims = {growth_claim(1, "2024H1", "2023H1", "-99%")};
  const auto base = implied_base(amount, period("2023H1"), subject_2024H1, claims);
  REQUIRE(base.has_value());
  CHECK(base->status == Status::overflow);
  CHECK_FALSE(base->amount.has_value());
}

TEST_CASE("a growth in another currency is that growth times the change of the rate") {
  const Currency cny = currency("CNY");
  const Currency usd = currency("USD");
  AppliedRate now;
  now.kind = RateKind::average;
  now.rate = {usd, cny, Decimal::parse("7.5")};
  AppliedRate then = now;
  then.rate.rate = Decimal::parse("7");
  CHECK(currency_factor(now, then, cny) == Ratio(70, 75));  // a yuan buys fewer dollars
  CHECK(currency_factor(now, then, usd) == Ratio(75, 70));
  CHECK(currency_factor({}, {}, cny) == Ratio(1, 1));
  const Growth growth = times(claimed_growth(growth_claim(3, "2024H1", "2023H1", "+123%")), Ratio(70, 75));
  CHECK(shown(growth) == "108.13 [107.67, 108.60] implied");
  CHECK(growth.claim == ClaimId{3});
}

}  // namespace growth_test
