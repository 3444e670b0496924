#include "analysis/rates/conversion.hpp"

#include <random>

#include "analysis/explain/reasons.hpp"
#include "capex/error.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "sample.hpp"

namespace conversion_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");

Observation seen(const char* label, const char* amount, Currency in = cny) {
  return observe(series({figure(label, amount, "2024-08-26", SourceRank::press, 1, in)}, in), period(label));
}

RatePolicy policy(const char* text) {
  return parse_rate_policy(text);
}

}  // namespace

TEST_CASE("a flow converts at the average of its period, point and bounds alike") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd);
  CHECK(to_usd.to() == usd);
  // 50bn / 7.5; 49.5bn / 7.5; 50.5bn / 7.5 rounded up to the cent.
  const Observation answer = to_usd(seen("2024H1", "50bn"));
  CHECK(answer.status == Status::stated);
  CHECK(answer.currency == usd);
  CHECK(answer.stated().currency == cny);
  CHECK(answer.amount == 666'666'666'667);
  CHECK(answer.bounds == Bounds(660'000'000'000, 673'333'333'334));
  CHECK(answer.rate().kind == RateKind::average);
  CHECK(answer.rate().rate == ExchangeRate{usd, cny, Decimal::parse("7.5")});
  CHECK(answer.rate().days == 182);
  CHECK(answer.known_on == day("2024-08-26"));
  CHECK(answer.operands.size() == 1);
}

TEST_CASE("what was converted, or could not be, still tells what it was") {
  const RateTable rates = yuan_rates();
  const Observation stated = seen("2024H1", "50bn");
  for (const char* how : {"average", "on:1990-01-01"}) {
    const Observation answer = Converter(rates, usd, policy(how))(stated);
    CHECK(answer.currency == usd);
    const Observation before = answer.as_stated();
    CHECK(before.currency == cny);
    CHECK(before.status == Status::stated);
    CHECK(before.amount == stated.amount);
    CHECK(before.bounds == stated.bounds);
    CHECK(before.rate().kind == RateKind::none);
    CHECK(before.known_on == stated.known_on);
  }
  CHECK(stated.as_stated().amount == stated.amount);
}

TEST_CASE("a plan for a period that the rates end before has no rate yet, while an actual's is too old") {
  const RateTable rates = yuan_rates();
  const Observation plan = [] {
    Observation one = seen("2026", "50bn");
    one.basis = Basis::guidance;
    return one;
  }();
  CHECK(Converter(rates, usd)(plan).status == Status::no_rate);
  CHECK(Converter(rates, usd, policy("closing"))(plan).status == Status::no_rate);
  CHECK(Converter(rates, usd)(seen("2026", "50bn")).status == Status::stale_rate);
  // A day that was named lies in the past or not, whatever the plan is for.
  CHECK(Converter(rates, usd, policy("on:2026-05-01"))(plan).status == Status::stale_rate);
  CHECK(rate_gap_words(rates, cny, usd, {}, default_max_rate_age, period("2026"), Basis::guidance)
            .find("so it has no average yet") != std::string::npos);
}

TEST_CASE("the lower bound is rounded down and the upper one up, of negative amounts too") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd, policy("fixed:7"));
  const BoundedAmount amount{Status::stated, {}, -1000, Bounds(-1001, -999)};
  const BoundedAmount answer = to_usd(amount, cny, period("2024H1"));
  CHECK(answer.point == -143);                 // -142.857...
  CHECK(answer.bounds == Bounds(-143, -142));  // -143 exactly, -142.714...
}

TEST_CASE("a converter says which rate it uses") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd);
  const RateAnswer& answer = to_usd.rate(cny, period("2023"));
  REQUIRE(answer.rate.has_value());
  CHECK(answer.rate->days == 365);  // 181 days at 7, 184 at 7.2
  CHECK(to_string(answer.rate->rate.rate) == "7.10082191781");
  CHECK(&to_usd.rate(cny, period("2023")) == &answer);
}

TEST_CASE("a converter converts against the direction of the rate and with it") {
  const RateTable rates = yuan_rates();
  Converter to_cny(rates, cny);
  CHECK(to_cny(seen("2024H1", "4bn", usd)).amount == 3'000'000'000'000);
}

TEST_CASE("its own currency is left alone") {
  const RateTable rates = yuan_rates();
  Converter to_cny(rates, cny);
  const Observation answer = to_cny(seen("2026H1", "50bn"));
  CHECK(answer.status == Status::stated);
  CHECK(answer.amount == 5'000'000'000'000);
  CHECK(answer.rate().kind == RateKind::none);
}

TEST_CASE("an observation without a value keeps its status") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd);
  const Observation answer = to_usd(observe(series({}), period("2024H1")));
  CHECK(answer.status == Status::missing);
  CHECK(answer.currency == usd);
}

TEST_CASE("a limit converts its one bound") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd, policy("closing"));
  const Observation answer = to_usd(seen("2024H1", ">75bn"));
  CHECK(answer.status == Status::limit);
  CHECK_FALSE(answer.amount.has_value());
  CHECK(answer.bounds == Bounds(1'000'000'000'000, std::nullopt));
  CHECK(answer.rate().kind == RateKind::closing);
}

TEST_CASE("without a rate there is no number, but a reason") {
  const RateTable rates = yuan_rates();
  const auto status = [&](const char* label, const char* how = "average", const RateTable* table = nullptr) {
    Converter to_usd(table == nullptr ? rates : *table, usd, policy(how));
    const Observation answer = to_usd(seen(label, "50bn"));
    CHECK_FALSE(answer.amount.has_value());
    CHECK(answer.bounds == Bounds());
    CHECK(answer.known_on.is_not_a_date());
    CHECK(answer.rate().kind == RateKind::none);
    return answer.status;
  };
  CHECK(status("2022H1") == Status::no_rate);
  CHECK(status("2024H2") == Status::stale_rate);
  CHECK(status("2024-07-20") == Status::stale_rate);
  CHECK(status("2024H2", "closing") == Status::stale_rate);
  const RateTable early = yuan_rates(day("2024-06-29"));
  CHECK(status("2024H1", "average", &early) == Status::no_rate);  // unfinished
  const RateTable none("test", {});
  CHECK(status("2024H1", "average", &none) == Status::no_rate);
}

TEST_CASE("the age that a rate may have is the caller's") {
  const RateTable rates = yuan_rates();
  Converter patient(rates, usd, policy("closing"), 400);
  CHECK(patient(seen("2024H2", "75bn")).amount == 1'000'000'000'000);
}

TEST_CASE("a fixed rate needs no table") {
  const RateTable none("test", {});
  Converter to_usd(none, usd, policy("fixed:7.14"));
  const Observation answer = to_usd(seen("2030", "714m"));
  CHECK(answer.amount == 10'000'000'000);
  CHECK(answer.rate().kind == RateKind::fixed);
}

TEST_CASE("a rate on a day serves every period") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd, policy("on:2023-08-01"));
  CHECK(to_usd(seen("2030", "72m")).amount == 1'000'000'000);
  CHECK(to_usd(seen("2024H1", "72m")).rate().kind == RateKind::on);
}

TEST_CASE("currencies keep their own digits") {
  const RateTable none("test", {});
  Converter to_yen(none, currency("JPY"), policy("fixed:150"));
  CHECK(to_yen(seen("2024", "2.5m", usd)).amount == 375'000'000);
  Converter to_dinar(none, currency("KWD"), policy("fixed:0.3"));
  CHECK(to_dinar(seen("2024", "2m", usd)).amount == 600'000'000);
}

TEST_CASE("a count is not money") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd);
  const Observation answer = to_usd(seen("2024", "485k", Currency::none()));
  CHECK(answer.status == Status::not_money);
  CHECK_FALSE(answer.amount.has_value());
  CHECK_FALSE(answer.currency.is_money());
}

TEST_CASE("a result that does not fit is an overflow, not an error") {
  const RateTable none("test", {});
  Converter to_yen(none, currency("JPY"), policy("fixed:1000000"));
  const BoundedAmount large{Status::stated, {}, 9'000'000'000'000'000'000, Bounds::exactly(9'000'000'000'000'000'000)};
  CHECK(to_yen(large, usd, period("2024")).status == Status::overflow);
  // Only the upper bound does not fit.
  const BoundedAmount wide{Status::stated, {}, 100, Bounds(100, 9'000'000'000'000'000'000)};
  CHECK(to_yen(wide, usd, period("2024")) == BoundedAmount{Status::overflow, {}, 0, {}});
}

TEST_CASE("a converter refuses what it cannot do") {
  const RateTable rates = yuan_rates();
  CHECK(error_of([&] { Converter(rates, usd, policy("issuer")); }) ==
        "usage: the issuer's own rate is in its equivalents, not in a table of rates");
  CHECK_THROWS_AS(Converter(rates, Currency::none()), Error);
}

namespace {

/// A stated amount, each of its three numbers converted by itself; overflow where one does not fit.
BoundedAmount one_by_one(std::int64_t point, std::int64_t low, std::int64_t high, Currency from, Currency to,
                         const ExchangeRate& rate) {
  try {
    return {Status::stated,
            {},
            convert(point, from, to, rate, Rounding::half_even),
            Bounds(convert(low, from, to, rate, Rounding::floor), convert(high, from, to, rate, Rounding::ceiling))};
  } catch (const Error&) {
    return {Status::overflow, {}, 0, {}};
  }
}

}  // namespace

TEST_CASE("a converter rounds as one conversion does, whatever the rate and however wide the bounds") {
  std::mt19937_64 random(20240630);
  const RateTable none("test", {});
  const Currency currencies[] = {cny, usd, currency("JPY"), currency("KWD"), currency("EUR")};
  const auto any_amount = [&] { return static_cast<std::int64_t>(random() >> (2 + random() % 60)); };
  int fitted = 0;
  for (int i = 0; i < 20'000; ++i) {
    const Currency from = currencies[random() % 5];
    const Currency to = currencies[random() % 5];
    if (from == to) continue;
    RatePolicy fixed = policy("fixed:1");
    fixed.fixed =
        Decimal(static_cast<std::int64_t>(random() >> (5 + random() % 50)) + 1, static_cast<int>(random() % 19));
    if (i % 3 == 0) fixed.fixed = Decimal(static_cast<std::int64_t>(1 + random() % 16), static_cast<int>(random() % 3));
    const ExchangeRate rate{quoted_before(from, to) ? from : to, quoted_before(from, to) ? to : from, fixed.fixed};
    Converter converter(none, to, fixed);
    // Amounts one after another, as it may remember: as far from their bounds to both sides, unevenly far, or exact.
    const std::int64_t distance = any_amount();
    for (const std::int64_t above : {distance, distance, any_amount(), std::int64_t{0}}) {
      const std::int64_t point = any_amount() * (random() % 4 == 0 ? -1 : 1);
      const std::int64_t below = random() % 4 == 0 ? any_amount() : above;
      const BoundedAmount answer = converter(
          BoundedAmount{Status::stated, {}, point, Bounds(point - below, point + above)}, from, period("2024"));
      const BoundedAmount expected = one_by_one(point, point - below, point + above, from, to, rate);
      const bool fits = expected.status == Status::stated;
      CAPTURE(point, below, above, from.code(), to.code(), to_string(fixed.fixed));
      REQUIRE((answer.status == Status::stated) == fits);
      if (!fits) continue;
      ++fitted;
      REQUIRE(answer.point == expected.point);
      REQUIRE(answer.bounds == expected.bounds);
    }
  }
  CHECK(fitted > 20'000);
}

TEST_CASE("a converter rounds as one conversion does where its numbers end") {
  std::mt19937_64 random(20260101);
  const RateTable none("test", {});
  int fitted = 0, refused = 0;
  const auto compare = [&](std::int64_t point, Currency from, Currency to, const RatePolicy& fixed) {
    const BoundedAmount answer = Converter(none, to, fixed)(
        BoundedAmount{Status::stated, {}, point, Bounds::exactly(point)}, from, period("2024"));
    const BoundedAmount expected = one_by_one(point, point, point, from, to, {usd, cny, fixed.fixed});
    const bool fits = expected.status == Status::stated;
    CAPTURE(point, from.code(), to_string(fixed.fixed));
    REQUIRE((answer.status == Status::stated) == fits);
    (fits ? fitted : refused) += 1;
    if (!fits) return;
    REQUIRE(answer.point == expected.point);
    REQUIRE(answer.bounds == expected.bounds);
  };
  for (int i = 0; i < 2'000; ++i) {
    RatePolicy fixed = policy("fixed:1");
    fixed.fixed =
        Decimal(static_cast<std::int64_t>(random() >> (1 + random() % 60)) + 1, static_cast<int>(random() % 19));
    const Int128 coefficient = fixed.fixed.coefficient(), unit = power_of_ten(fixed.fixed.scale());
    for (const int bits : {61, 62, 63, 64}) {
      const Int128 whole = Int128(1) << bits;
      // As many units as become about so many, or as are themselves so many.
      const auto to_yuan = multiply_divide_if_fits(whole, unit, coefficient, Rounding::floor).value_or(0);
      const auto to_dollars = multiply_divide_if_fits(whole, coefficient, unit, Rounding::floor).value_or(0);
      for (int off = -2; off <= 2; ++off) {
        const auto end = [&](Int128 about) {
          const auto point = narrow_if_fits(about + off);
          return point && *point >= 1 && Bounds::can_end_at(*point) ? point : std::nullopt;
        };
        for (const auto point : {end(to_yuan), end(whole)}) {
          if (point) compare(*point, usd, cny, fixed);
        }
        for (const auto point : {end(to_dollars), end(whole)}) {
          if (point) compare(*point, cny, usd, fixed);
        }
      }
    }
  }
  CHECK(fitted > 10'000);
  CHECK(refused > 5'000);
}

TEST_CASE("what just fits no more overflows, and does not come round to nothing") {
  // The product over the denominator is 2^64 - 1 and a rest.
  const RateTable none("test", {});
  Converter converter(none, cny, policy("fixed:2.2"));
  const std::int64_t large = 8'384'883'669'867'978'007;
  const auto of_limit = [&](std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
    return converter(BoundedAmount{Status::limit, {}, 0, Bounds(low, high)}, usd, period("2024")).status;
  };
  CHECK(of_limit(std::nullopt, large) == Status::overflow);
  CHECK(of_limit(-large, std::nullopt) == Status::overflow);
  CHECK(of_limit(-large, large) == Status::overflow);
  CHECK(of_limit(std::nullopt, large / 4) == Status::limit);
  const auto of_point = [&](std::int64_t point) {
    return converter(BoundedAmount{Status::stated, {}, point, Bounds::exactly(point)}, usd, period("2024")).status;
  };
  CHECK(of_point(large) == Status::overflow);
  CHECK(of_point(-large) == Status::overflow);
}

TEST_CASE("a converter remembers its rates however many there are") {
  const RateTable rates = yuan_rates();
  Converter to_usd(rates, usd);
  for (int round = 0; round < 2; ++round) {
    for (Date d = day("2023-01-01"); d <= day("2024-06-30"); d += boost::gregorian::days(1)) {
      const RateAnswer& answer = to_usd.rate(cny, Period::instant(d));
      REQUIRE(answer.rate.has_value());
      const char* expected = d < day("2023-07-01") ? "7" : d < day("2024-01-01") ? "7.2" : "7.5";
      REQUIRE(to_string(answer.rate->rate.rate) == expected);
    }
  }
}

TEST_CASE("the issuer's equivalent is the claim of the figure's own source") {
  const std::vector<Claim> claims = {
      equivalent_claim(1, "2024H1", "6.9bn", usd, 2), equivalent_claim(2, "2024H1", "7bn", usd, 1),
      equivalent_claim(3, "2023H1", "3.22bn", usd, 1), equivalent_claim(4, "2024H1", "6.4bn", currency("EUR"), 1)};
  const Observation answer = convert_by_issuer(seen("2024H1", "50bn"), subject("2024H1"), claims, usd);
  CHECK(answer.status == Status::stated);
  CHECK(answer.currency == usd);
  CHECK(answer.amount == 700'000'000'000);
  CHECK(answer.bounds == Bounds(650'000'000'000, 750'000'000'000));
  CHECK(answer.claim == ClaimId{2});
  CHECK(answer.rate().kind == RateKind::issuer);
  CHECK(answer.rate().rate == ExchangeRate{usd, cny, Decimal::parse("7.14285714286")});
  CHECK(answer.rate().days == 0);
}

TEST_CASE("the issuer's rate is named in market order, with the digits of both currencies") {
  // 24,662m CNY printed as 3,483m USD: 7.0807 (H.10 on 2020-03-31 says 7.0808).
  const auto filed = [](const char* amount, Currency in, const char* printed, Currency to) {
    const std::vector<Claim> claims = {equivalent_claim(1, "2024H1", printed, to, 1)};
    return to_string(convert_by_issuer(seen("2024H1", amount, in), subject("2024H1"), claims, to).rate().rate.rate);
  };
  CHECK(filed("24662m", cny, "3483m", usd) == "7.0806775768");
  CHECK(filed("3483m", usd, "24662m", cny) == "7.0806775768");
  CHECK(filed("150bn", currency("JPY"), "1bn", usd) == "150");
}

TEST_CASE("an issuer's limit has a rate from the ends that both state") {
  const std::vector<Claim> claims = {equivalent_claim(1, "2024H1", ">84bn", cny, 1)};
  const Observation answer = convert_by_issuer(seen("2024H1", ">12bn", usd), subject("2024H1"), claims, cny);
  CHECK(answer.status == Status::limit);
  CHECK(answer.bounds == Bounds(8'400'000'000'000, std::nullopt));
  CHECK(answer.rate().rate == ExchangeRate{usd, cny, Decimal::parse("7")});
}

TEST_CASE("an equivalent whose bounds do not fit is an overflow, not a refusal of the question") {
  Claim claim = equivalent_claim(1, "2024H1", "7bn", usd, 1);
  claim.stated = Stated(claim.stated.low(), claim.stated.high(), -20, 2);
  const Observation answer = convert_by_issuer(seen("2024H1", "50bn"), subject("2024H1"), {claim}, usd);
  CHECK(answer.status == Status::overflow);
  CHECK_FALSE(answer.amount);
}

TEST_CASE("without the issuer's equivalent there is no rate") {
  const std::vector<Claim> claims = {equivalent_claim(1, "2024H1", "7bn", usd, 1, "2024-08-26"),
                                     equivalent_claim(2, "2023H1", "0", usd, 1)};
  const auto status = [&](const Observation& observation, const char* label, Date as_of = latest) {
    return convert_by_issuer(observation, subject(label), claims, usd, as_of).status;
  };
  CHECK(status(seen("2024H1", "50bn"), "2024H1") == Status::stated);
  CHECK(status(seen("2024H1", "50bn"), "2024H1", day("2024-08-25")) == Status::no_rate);
  CHECK(status(seen("2022H1", "50bn"), "2022H1") == Status::no_rate);
  CHECK(status(seen("2023H1", "50bn"), "2023H1") == Status::no_rate);  // zero implies no rate
  CHECK(status(observe(series({}), period("2024H1")), "2024H1") == Status::missing);
  CHECK(status(seen("2024H1", "485k", Currency::none()), "2024H1") == Status::not_money);
  CHECK(status(seen("2024H1", "7bn", usd), "2024H1") == Status::stated);
  Observation derived = seen("2024H1", "50bn");
  derived.status = Status::derived;
  CHECK(status(derived, "2024H1") == Status::no_rate);
}

TEST_CASE("one amount at each rate says how far it lies from the first") {
  const Observation amount = observe(series({figure("2024H1", "15bn", "2024-08-26")}), period("2024H1"));
  const std::vector<RatePolicy> policies = {parse_rate_policy("average"), parse_rate_policy("fixed:7.2"),
                                            parse_rate_policy("on:2022-01-01"), parse_rate_policy("closing")};
  const auto compared = at_each_rate(amount, currency("USD"), policies, yuan_rates());
  REQUIRE(compared.size() == 4);
  CHECK(compared[0].converted.amount == 200'000'000'000);
  CHECK(compared[0].factor == Ratio(1, 1));
  CHECK(compared[1].factor == Ratio(75, 72));  // at fewer yuan a dollar the amount is worth more
  CHECK(compared[2].converted.status == Status::no_rate);
  CHECK_FALSE(compared[2].factor);
  CHECK(compared[3].converted.rate().kind == RateKind::closing);
  CHECK_FALSE(at_each_rate(amount, currency("EUR"), policies, yuan_rates())[1].factor);  // there is no average
}

TEST_CASE("a policy that says no rate makes no converter, whatever it is asked") {
  const RateTable none;
  CHECK(error_of([&] {
          Converter(none, currency("USD"), {RateKind::fixed, {}, Decimal()});
        }) == "usage: a fixed rate of 0: a rate is above zero");
  CHECK(error_of([&] {
          Converter(none, currency("USD"), {RateKind::fixed, {}, Decimal(-7, 0)});
        }).substr(0, 6) == "usage:");
  CHECK(error_of([&] {
          Converter(none, currency("USD"), {RateKind::on, {}, {}});
        }) == "usage: the rate on a day needs the day");
}

TEST_CASE("where a rate comes from says how it was given, and needs no provider") {
  const PairRates turned(
      cny, usd,
      {{parse_date("2024-01-01"), Decimal::parse("0.140")}, {parse_date("2024-01-02"), Decimal::parse("0.125")}});
  CHECK(rate_origin_words(*turned.on(parse_date("2024-01-01")).rate, "desk") ==
        "desk rate of 2024-01-01, given as 0.140 USD per CNY");
  const Period both = Period::between(parse_date("2024-01-01"), parse_date("2024-01-02"));
  CHECK(rate_origin_words(*turned.average(both).rate, "") ==
        "average of 2 daily rates, 2024-01-01..2024-01-02, given as USD per CNY");
}

}  // namespace conversion_test
