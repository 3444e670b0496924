#include "analysis/answer/net.hpp"

#include "analysis/answer/answer.hpp"
#include "analysis/explain/explain.hpp"
#include "catch.hpp"
#include "group_sample.hpp"

namespace net_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
constexpr MeasureId proceeds{2};
constexpr std::int64_t million = 100'000'000;  // in minor units

Figure said(const std::string& label, const std::string& amount, const std::string& known_on = "2024-08-26") {
  return figure(label, amount, known_on);
}

Series of_proceeds(std::vector<Figure> figures, Currency in = cny) {
  Series made = series(std::move(figures), in);
  made.measure = proceeds;
  return made;
}

Question net() {
  Question asked = about_capex();
  asked.net_of = proceeds;
  return asked;
}

Observation shown(const CompanyRecord& record, const char* label = "2024H1") {
  return show(record, net(), {parse_label(label)}, yuan_rates()).front();
}

}  // namespace

TEST_CASE("a limit less another of its side is open on both, and so missing") {
  const CompanyRecord record =
      company(1, "a", {series({said("2024H1", "<5bn")}, cny), of_proceeds({said("2024H1", "<1bn")})});
  const Observation open = shown(record);
  CHECK(open.status == Status::missing);
  CHECK(open.bounds == Bounds());
  CHECK(open.known_on.is_special());
}

TEST_CASE("what was received for property sold is taken off with its bounds") {
  const Observation left =
      shown(company(1, "a", {series({said("2024H1", "23bn")}), of_proceeds({said("2024H1", "200m", "2024-09-01")})}));
  CHECK(left.status == Status::derived);
  CHECK(left.amount == 22'800 * million);
  CHECK(left.bounds == Bounds(22'299'50 * million / 100, 23'300'50 * million / 100));  // 22.5 - 0.2005, 23.5 - 0.1995
  CHECK(left.measure == MeasureId{1});
  CHECK(left.net_of == proceeds);
  CHECK(left.known_on == day("2024-09-01"));
  REQUIRE(left.operands.size() == 2);
  CHECK(left.operands[1].sign == -1);
  CHECK(left.operands[1].measure == proceeds);
}

TEST_CASE("missing proceeds are not taken for zero") {
  for (const CompanyRecord& record :
       {company(1, "a", {series({said("2024H1", "23bn")})}),
        company(1, "a", {series({said("2024H1", "23bn")}), of_proceeds({said("2023H1", "200m")})}),
        company(1, "a",
                {series({said("2024H1", "23bn")}),
                 of_proceeds({figure("2024H1", "200m", "2024-08-26", SourceRank::press, 1, currency("USD"))},
                             currency("USD"))})}) {
    const Observation left = shown(record);
    CHECK(left.status == Status::missing);
    CHECK_FALSE(left.amount);
    CHECK(left.bounds == Bounds());
    CHECK(left.net_of == proceeds);
  }
}

TEST_CASE("an amount that is missing stays so") {
  const Observation left =
      shown(company(1, "a", {series({said("2023H1", "23bn")}), of_proceeds({said("2024H1", "1m")})}));
  CHECK(left.status == Status::missing);
  CHECK(left.net_of == MeasureId{});
}

TEST_CASE("net amounts are tiled, limited and too large as others are") {
  const Observation tiled = shown(company(1, "a",
                                          {series({said("2024Q1", "10bn"), said("2024Q2", "13bn")}),
                                           of_proceeds({said("2024Q1", "1bn"), said("2024H1", "3bn")})}));
  CHECK(tiled.amount == 20'000 * million);
  const Observation limit =
      shown(company(1, "a", {series({said("2024H1", "23bn")}), of_proceeds({said("2024H1", "<3bn")})}));
  CHECK(limit.status == Status::limit);
  CHECK_FALSE(limit.amount);
  CHECK(limit.bounds == Bounds(19'500 * million, std::nullopt));
  const Observation large =
      shown(company(1, "a", {series({said("2024H1", "90000000bn")}), of_proceeds({said("2024H1", "-90000000bn")})}));
  CHECK(large.status == Status::overflow);
  CHECK_FALSE(large.amount);
}

TEST_CASE("a growth is of net amounts, converted as they are, and never the claim of gross ones") {
  const CompanyRecord record = company(1, "a",
                                       {series({said("2023H1", "8bn"), said("2024H1", "23bn")}),
                                        of_proceeds({said("2023H1", "1bn"), said("2024H1", "8bn")})});
  Question asked = net();
  CHECK(growth(record, asked, {parse_label("2024H1")}, Step::year, yuan_rates()).front().growth.factor == Ratio(15, 7));
  asked.in = currency("USD");
  const GrowthAnswer dollars = growth(record, asked, {parse_label("2024H1")}, Step::year, yuan_rates()).front();
  CHECK(dollars.amount.amount == 2'000 * million);
  CHECK(dollars.base.amount == 1'000 * million);

  const CompanyRecord claimed =
      company(1, "a", {series({said("2024H1", "22bn")}), of_proceeds({said("2023H1", "1bn"), said("2024H1", "2bn")})},
              {growth_claim(1, "2024H1", "2023H1", "+100%")});
  const GrowthAnswer answer = growth(claimed, net(), {parse_label("2024H1")}, Step::year, yuan_rates()).front();
  CHECK(answer.growth.factor == Ratio(2, 1));  // (22 - 2) / (11 - 1)
  CHECK(answer.growth.status == Status::implied);
  CHECK(answer.growth.claim == ClaimId{});
}

TEST_CASE("a net amount is explained by what it is made of") {
  const CompanyRecord record =
      company(1, "a", {series({said("2024H1", "23bn")}), of_proceeds({said("2024H1", "200m", "2024-09-01")})});
  const ExplanationNames names = {[](MeasureId id) {
                                    Measure measure;
                                    measure.id = id;
                                    measure.key = id == proceeds ? "disposal-proceeds" : "capex";
                                    return measure;
                                  },
                                  [](SourceId) { return Source{}; },
                                  {},
                                  {}};
  const Explanation tree = explain(record, net(), parse_label("2024H1"), yuan_rates(), names);
  CHECK(tree.kind == StepKind::sum);
  CHECK(std::get<AmountIn>(tree.number).amount.point == 22'800 * million);
  REQUIRE(tree.parts.size() == 2);
  CHECK(std::get<AmountIn>(tree.parts[0].number).amount.point == 23'000 * million);
  CHECK(tree.parts[1].sign == -1);
  CHECK(tree.parts[1].series->measure == "disposal-proceeds");
  CHECK(std::get<AmountIn>(tree.parts[1].number).amount.point == 200 * million);
}

TEST_CASE("what is taken off is in the currency of the amount") {
  Observation amount(period("2024H1"));
  amount.status = Status::stated;
  amount.currency = cny;
  Observation taken = amount;
  taken.currency = currency("USD");
  CHECK_THROWS_AS(net_of(amount, taken), Error);
}

}  // namespace net_test
