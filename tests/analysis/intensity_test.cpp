#include "analysis/answer/intensity.hpp"

#include "catch.hpp"
#include "group_sample.hpp"

namespace intensity_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
constexpr MeasureId revenue{2};

Figure said(const std::string& label, const std::string& amount, Currency in = cny) {
  return figure(label, amount, "2024-08-26", SourceRank::press, 1, in);
}

Series of_revenue(std::vector<Figure> figures, Currency in = cny) {
  Series made = series(std::move(figures), in);
  made.measure = revenue;
  return made;
}

/// 23bn of 230bn in 2024H1, 10bn of 200bn in 2023H1.
CompanyRecord spender() {
  return company(1, "alibaba",
                 {series({said("2023H1", "10bn"), said("2024H1", "23bn")}),
                  of_revenue({said("2023H1", "200bn"), said("2024H1", "230bn")})});
}

Intensity per_revenue(const CompanyRecord& record, const char* label = "2024H1",
                      const Question& asked = about_capex()) {
  const Observation amount = show(record, asked, {parse_label(label)}, yuan_rates()).front();
  return intensity_of(record, asked, revenue, amount, yuan_rates());
}

std::string text(const std::optional<Ratio>& ratio) {
  return ratio ? to_string(to_decimal(*ratio, 4)) : "-";
}

Question in_dollars() {
  Question asked = about_capex();
  asked.in = usd;
  return asked;
}

}  // namespace

TEST_CASE("an intensity is the ratio of the points, within the ratios of the bounds") {
  const Intensity result = per_revenue(spender());
  CHECK(result.status == Status::stated);
  CHECK(result.ratio == Ratio(1, 10));
  CHECK(text(result.low) == "0.0976");   // 22.5 / 230.5
  CHECK(text(result.high) == "0.1024");  // 23.5 / 229.5
  REQUIRE(result.per);
  CHECK(result.per->amount == 23'000'000'000'000);
  CHECK(result.per->measure == revenue);
}

TEST_CASE("amounts in one currency are divided as stated, without a rate") {
  Question asked = in_dollars();
  asked.in = currency("EUR");  // of which there are no rates
  const Intensity result = per_revenue(spender(), "2024H1", asked);
  CHECK(result.ratio == Ratio(1, 10));
  CHECK(result.per->currency == cny);
}

TEST_CASE("amounts in two currencies are divided in the one asked for") {
  const CompanyRecord record =
      company(1, "a", {series({said("2024H1", "15bn")}), of_revenue({said("2024H1", "20bn", usd)}, usd)});
  CHECK(per_revenue(record).status == Status::no_rate);
  CHECK_FALSE(per_revenue(record).ratio);
  CHECK(per_revenue(record, "2024H1", in_dollars()).ratio == Ratio(1, 10));  // 15 / 7.5
  const CompanyRecord later =
      company(1, "a", {series({said("2025H1", "15bn")}), of_revenue({said("2025H1", "20bn", usd)}, usd)});
  CHECK(per_revenue(later, "2025H1", in_dollars()).status == Status::stale_rate);
}

TEST_CASE("of several currencies that of the amount divides") {
  CompanyRecord record = spender();
  record.series.push_back(of_revenue({said("2024H1", "1bn", usd)}, usd));
  CHECK(per_revenue(record, "2024H1", in_dollars()).ratio == Ratio(1, 10));
}

TEST_CASE("without something to divide by there is no intensity, and it says why") {
  const auto status = [](std::vector<Figure> figures) {
    const Intensity result =
        per_revenue(company(1, "a", {series({said("2024H1", "23bn")}), of_revenue(std::move(figures))}));
    CHECK_FALSE(result.ratio);
    CHECK_FALSE(result.low);
    return result.status;
  };
  CHECK(status({said("2023H1", "10bn")}) == Status::missing_base);
  CHECK(status({said("2024H1", "0")}) == Status::zero_base);
  CHECK(status({said("2024H1", "-10bn")}) == Status::negative_base);
  CHECK(per_revenue(company(1, "a", {series({said("2024H1", "23bn")})})).status == Status::missing_base);
  CHECK(per_revenue(company(1, "a", {})).status == Status::missing);
}

TEST_CASE("a limit divided is a limit") {
  const Intensity result =
      per_revenue(company(1, "a", {series({said("2024H1", ">20bn")}), of_revenue({said("2024H1", "200bn")})}));
  CHECK(result.status == Status::limit);
  CHECK_FALSE(result.ratio);
  CHECK(text(result.low) == "0.0998");  // 20 / 200.5
  CHECK_FALSE(result.high);
}

TEST_CASE("counts are of no currency and have no intensity") {
  Series chips = series({said("2024H1", "5", Currency::none())}, Currency::none());
  CHECK(per_revenue(company(1, "a", {chips, of_revenue({said("2024H1", "200bn")})})).status == Status::not_money);
}

TEST_CASE("what is no flow has not the days of one") {
  Series cash = of_revenue({said("2024H1", "200bn")});
  cash.kind = MeasureKind::stock;
  CHECK_THROWS_AS(per_revenue(company(1, "a", {series({said("2024H1", "23bn")}), cash})), Error);
}

TEST_CASE("the divisor is of the very days of the amount, also where they were moved") {
  Question asked = about_capex();
  asked.align = Alignment::nearest;
  const CompanyRecord moved = company(
      1, "a",
      {series({said("2024-02-01..2024-07-31", "23bn")}), of_revenue({said("2024-02-01..2024-07-31", "230bn")})});
  CHECK(per_revenue(moved, "2024H1", asked).ratio == Ratio(1, 10));
  const CompanyRecord apart =
      company(1, "a", {series({said("2024-02-01..2024-07-31", "23bn")}), of_revenue({said("2024H1", "230bn")})});
  CHECK(per_revenue(apart, "2024H1", asked).status == Status::missing_base);
}

TEST_CASE("a change of intensity is in points, with bounds") {
  const CompanyRecord record = spender();
  const GrowthAnswer grown = growth(record, about_capex(), {parse_label("2024H1")}, Step::year, yuan_rates()).front();
  const auto [now, before] = intensity_of(record, about_capex(), revenue, grown.amount, grown.base, yuan_rates());
  CHECK(now.ratio == Ratio(1, 10));
  CHECK(before.ratio == Ratio(1, 20));
  const IntensityChange result = change(now, before);
  CHECK(result.status == Status::stated);
  CHECK(result.points == Ratio(1, 20));
  CHECK(text(result.low) == "0.0450");   // 22.5 / 230.5 - 10.5 / 199.5
  CHECK(text(result.high) == "0.0550");  // 23.5 / 229.5 - 9.5 / 200.5
}

TEST_CASE("a change of intensity lacks what either of its periods lacks") {
  const Intensity some{Status::stated, Ratio(1, 10), Ratio(1, 10), Ratio(1, 10), {}};
  CHECK(change({Status::zero_base}, some).status == Status::zero_base);
  CHECK(change(some, {Status::missing}).status == Status::missing_base);
  CHECK(change(some, {Status::no_rate}).status == Status::no_rate);
  CHECK_FALSE(change(some, {Status::no_rate}).points);
  const Intensity limit{Status::limit, {}, Ratio(1, 20), {}, {}};
  CHECK(change(some, limit).status == Status::limit);
  CHECK_FALSE(change(some, limit).points);
  CHECK(change(some, limit).high == Ratio(1, 20));
  CHECK_FALSE(change(some, limit).low);
  const Int128 large = power_of_ten(37);
  const Intensity tiny{Status::stated, Ratio(1, large), {}, {}, {}};
  const Intensity other{Status::stated, Ratio(1, large - 1), {}, {}, {}};
  CHECK(change(tiny, other).status == Status::overflow);
}

}  // namespace intensity_test
