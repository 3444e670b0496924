#include "analysis/answer/defined.hpp"

#include "analysis/answer/answer.hpp"
#include "analysis/answer/remaining.hpp"
#include "catch.hpp"
#include "group_sample.hpp"

namespace defined_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");
constexpr MeasureId free_cash_flow{9}, operating{2}, paid{3};
constexpr std::int64_t million = 100'000'000;  // in minor units

Series of(MeasureId measure, std::vector<Figure> figures, Currency in = usd) {
  Series made = series(std::move(figures), in);
  made.measure = measure;
  return made;
}

Question about_free_cash_flow() {
  Question asked;
  asked.measures = {free_cash_flow};
  asked.terms = {{+1, "operating-cash-flow", operating}, {-1, "capex-cash", paid}};
  return asked;
}

Observation shown(const CompanyRecord& record, const char* label = "2024H1") {
  return show(record, about_free_cash_flow(), {parse_label(label)}, RateTable()).front();
}

/// 100 less 30 in 2024H1, 80 less 20 a year before.
std::vector<Series> parts() {
  return {of(operating, {millions("2023H1", "80", "2023-08-01"), millions("2024H1", "100", "2024-08-01")}),
          of(paid, {millions("2023H1", "20", "2023-08-01"), millions("2024H1", "30", "2024-08-02")})};
}

}  // namespace

TEST_CASE("a defined measure is the signed sum of its parts, with their bounds") {
  const Observation left = shown(company(1, "a", parts()));
  CHECK(left.status == Status::derived);
  CHECK(left.measure == free_cash_flow);
  CHECK(left.amount == 70 * million);
  CHECK(left.bounds == Bounds(69 * million, 71 * million));
  CHECK(left.known_on == day("2024-08-02"));
  REQUIRE(left.operands.size() == 2);
  CHECK(left.operands[0].measure == operating);
  CHECK(left.operands[0].sign == 1);
  CHECK(left.operands[1].measure == paid);
  CHECK(left.operands[1].sign == -1);
}

TEST_CASE("a part that is missing is named and never taken for zero") {
  const CompanyRecord without = company(1, "a", {parts()[0]});
  CHECK(shown(without).status == Status::missing);
  CHECK(shown(without).lacking == paid);
  CHECK_FALSE(shown(without).amount);
  const Observation later = shown(company(1, "a", parts()), "2024H2");
  CHECK(later.status == Status::missing);
  CHECK(later.lacking == operating);
  CHECK(shown(company(1, "a", {})).status == Status::missing);
}

TEST_CASE("parts in unlike currencies are not added up") {
  std::vector<Series> apart = parts();
  apart[1] = of(paid, {figure("2024H1", "30m", "2024-08-02")}, currency("CNY"));
  CHECK(shown(company(1, "a", apart)).status == Status::missing);
}

TEST_CASE("what is stated directly goes before its parts, and the two are compared") {
  std::vector<Series> all = parts();
  all.push_back(of(free_cash_flow, {millions("2024H1", "71", "2024-08-01")}));
  const Observation met = shown(company(1, "a", all));
  CHECK(met.status == Status::stated);
  CHECK(met.amount == 71 * million);
  CHECK_FALSE(met.flags.has(Flag::sources_disagree));
  all.back() = of(free_cash_flow, {millions("2024H1", "75", "2024-08-01")});
  CHECK(shown(company(1, "a", all)).flags.has(Flag::sources_disagree));
  // A period that is not stated follows from the parts.
  CHECK(shown(company(1, "a", all), "2023H1").amount == 60 * million);
}

TEST_CASE("growth of a defined measure reads each part at one vintage") {
  std::vector<Series> all = parts();
  all[1].figures.push_back(millions("2023H1", "25", "2024-08-02"));
  all[1].figures = in_order(all[1].figures);
  const GrowthAnswer grown =
      growth(company(1, "a", all), about_free_cash_flow(), {parse_label("2024H1")}, Step::year, RateTable()).front();
  CHECK(grown.amount.amount == 70 * million);
  CHECK(grown.base.amount == 55 * million);
  CHECK(grown.growth.factor == Ratio(70, 55));
}

TEST_CASE("a growth is by what is stated on both sides, or by the parts of both") {
  std::vector<Series> all = parts();
  all.push_back(of(free_cash_flow, {millions("2024H1", "71", "2024-08-01")}));
  const GrowthAnswer grown =
      growth(company(1, "a", all), about_free_cash_flow(), {parse_label("2024H1")}, Step::year, RateTable()).front();
  CHECK(grown.amount.amount == 70 * million);
  CHECK(grown.base.amount == 60 * million);
}

TEST_CASE("revisions and what remains are refused for what is made of several measures") {
  const CompanyRecord record = company(1, "a", parts());
  CHECK_THROWS_AS(revisions(record, about_free_cash_flow(), parse_label("2024H1"), RateTable()), Error);
  CHECK_THROWS_AS(remaining(record, about_free_cash_flow(), {parse_label("2024H1")}, RateTable()), Error);
  Question net = about_capex();
  net.net_of = paid;
  CHECK_THROWS_AS(revisions(record, net, parse_label("2024H1"), RateTable()), Error);
  CHECK_THROWS_AS(remaining(record, net, {parse_label("2024H1")}, RateTable()), Error);
}

TEST_CASE("terms are written as a sum and read back") {
  const std::vector<MeasureTerm> terms = parse_terms("Operating-Cash-Flow - capex-cash");
  CHECK(to_string(terms) == "operating-cash-flow - capex-cash");
  CHECK(to_string(parse_terms("- a + b")) == "- a + b");
  CHECK(parse_terms("").empty());
  for (const char* wrong : {"a b", "a - - b", "a +", "a - a"}) CHECK_THROWS_AS(parse_terms(wrong), Error);
}

TEST_CASE("a part that is a range counts by its middle, however far apart its ends are") {
  std::vector<Series> all = parts();
  all[1] = of(paid, {figure("2024H1", "20-40m", "2024-08-02", SourceRank::report, 1, usd)});
  const Observation left = shown(company(1, "a", all));
  CHECK(left.status == Status::derived);
  CHECK(left.amount == 70 * million);
  CHECK(left.bounds == Bounds(59'500'000'00, 80'500'000'00));
  constexpr std::int64_t far = 9'000'000'000'000'000'000;
  all[1].figures.front().amount = Stated(-far, far, 2, 2);
  CHECK(shown(company(1, "a", all)).amount == 100 * million);
}

TEST_CASE("a part that is a limit leaves a limit, and open on both sides nothing") {
  std::vector<Series> all = parts();
  all[1] = of(paid, {figure("2024H1", ">30m", "2024-08-02", SourceRank::report, 1, usd)});
  const Observation below = shown(company(1, "a", all));
  CHECK(below.status == Status::limit);
  CHECK_FALSE(below.amount);
  CHECK(below.bounds == Bounds(std::nullopt, 70'500'000'00));
  all[0] = of(operating, {figure("2024H1", ">100m", "2024-08-02", SourceRank::report, 1, usd)});
  const Observation open = shown(company(1, "a", all));
  CHECK(open.status == Status::missing);
  CHECK_FALSE(open.amount);
}

TEST_CASE("a sum of parts that does not fit is an overflow") {
  const Observation large =
      shown(company(1, "a",
                    {of(operating, {figure("2024H1", "90000000bn", "2024-08-01", SourceRank::report, 1, usd)}),
                     of(paid, {figure("2024H1", "-90000000bn", "2024-08-02", SourceRank::report, 1, usd)})}));
  CHECK(large.status == Status::overflow);
  CHECK_FALSE(large.amount);
}

TEST_CASE("a growth from what its parts give to what is stated says that the definitions may differ") {
  const GrowthAnswer grown = growth(company(1, "a",
                                            {of(operating, {millions("2023H1", "80", "2023-08-01")}),
                                             of(paid, {millions("2023H1", "20", "2023-08-01")}),
                                             of(free_cash_flow, {millions("2024H1", "75", "2024-08-01")})}),
                                    about_free_cash_flow(), {parse_label("2024H1")}, Step::year, RateTable())
                                 .front();
  CHECK(grown.amount.amount == 75 * million);
  CHECK(grown.amount.flags.has(Flag::mixed_definitions));
  CHECK(grown.base.amount == 60 * million);
  CHECK(grown.growth.factor == Ratio(75, 60));
}

TEST_CASE("a growth of a sum of parts is net of what is taken off in each period") {
  constexpr MeasureId proceeds{4};
  std::vector<Series> all = parts();
  all.push_back(of(proceeds, {millions("2023H1", "10", "2023-08-01"), millions("2024H1", "15", "2024-08-01")}));
  Question net = about_free_cash_flow();
  net.net_of = proceeds;
  const GrowthAnswer grown =
      growth(company(1, "a", all), net, {parse_label("2024H1")}, Step::year, RateTable()).front();
  CHECK(grown.amount.amount == 55 * million);
  CHECK(grown.base.amount == 50 * million);
  CHECK(grown.growth.factor == Ratio(55, 50));
}

}  // namespace defined_test
