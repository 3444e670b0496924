#include "analysis/answer/answer.hpp"
#include "analysis/answer/choose_series.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace answer_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
constexpr MeasureId capex_measure{1};
constexpr MeasureId with_leases{2};
constexpr MeasureId cash_paid{3};

CompanyRecord record_of(std::vector<Series> all, std::vector<Claim> claims = {}) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.key = "alibaba";
  record.company.reporting_currency = cny;
  record.series = std::move(all);
  record.claims = std::move(claims);
  return record;
}

Series of_measure(MeasureId measure, Series made) {
  made.measure = measure;
  made.id = SeriesId{static_cast<int>(measure) * 10 + (made.currency == cny ? 0 : 1)};
  return made;
}

Question question() {
  Question asked;
  asked.measures = {capex_measure, with_leases, cash_paid};
  return asked;
}

Question in_dollars() {
  Question asked = question();
  asked.in = usd;
  return asked;
}

std::vector<Label> labels(const char* text, std::optional<Step> by = std::nullopt) {
  return parse_labels(text, by);
}

std::string percent(const std::optional<Ratio>& factor) {
  return factor ? to_string(to_decimal(less_one(*factor) * Ratio(100, 1), 2)) : "-";
}

/// The press on Alibaba: one half, its growth, its equivalent.
CompanyRecord alibaba() {
  return record_of({series({figure("2024H1", "23bn", "2024-08-26", SourceRank::press)})},
                   {growth_claim(1, "2024H1", "2023H1", "+123%"), equivalent_claim(2, "2024H1", "3.2bn", usd, 1)});
}

}  // namespace

TEST_CASE("the first of the measures that answer as much of the periods answers") {
  const CompanyRecord record = record_of({series({figure("2022", "10bn", "2023-03-01")}),
                                          of_measure(cash_paid, series({figure("2024H1", "9bn", "2024-08-01")})),
                                          of_measure(with_leases, series({figure("2024H1", "11bn", "2024-08-01")}))});
  CHECK(choose_series(record, question(), labels("2024H1")) == &record.series[2]);
  CHECK(choose_series(record, question(), labels("2022")) == &record.series[0]);
  CHECK(choose_series(record, question(), {parse_label("2024H1"), parse_label("2022")}) == &record.series[0]);
  Question exact = question();
  exact.measures = {cash_paid};
  CHECK(choose_series(record, exact, labels("2024H1")) == &record.series[1]);
}

TEST_CASE("where no measure has a value the first with any figure answers") {
  const CompanyRecord record = record_of({of_measure(cash_paid, series({figure("2024H1", "9bn", "2024-08-01")})),
                                          of_measure(with_leases, series({figure("2024H1", "11bn", "2024-08-01")}))});
  CHECK(choose_series(record, question(), labels("2020")) == &record.series[1]);
  CHECK(choose_series(record, question(), {}) == &record.series[1]);
  Question other = question();
  other.measures = {capex_measure};
  CHECK(choose_series(record, other, labels("2024H1")) == nullptr);
}

TEST_CASE("a series in the reporting currency answers before others, which go by code") {
  const auto in = [](Currency currency) {
    return series({figure("2024H1", "9bn", "2024-08-01", SourceRank::report, 1, currency)}, currency);
  };
  const CompanyRecord record = record_of({in(usd), in(currency("EUR")), in(cny)});
  CHECK(choose_series(record, question(), labels("2024H1"))->currency == cny);
  const CompanyRecord foreign = record_of({in(usd), in(currency("EUR"))});
  CHECK(choose_series(foreign, question(), labels("2024H1"))->currency == currency("EUR"));
  // Only the dollar series has the period.
  CompanyRecord apart = record_of({in(usd), in(cny)});
  apart.series[1].figures = {figure("2023H1", "9bn", "2024-08-01")};
  CHECK(choose_series(apart, question(), labels("2024H1"))->currency == usd);
}

TEST_CASE("basis, scope and the day are the question's") {
  Series guided = series({figure("2024H1", "9bn", "2024-08-01")}, cny, Basis::guidance);
  guided.scope = "domestic";
  const CompanyRecord record = record_of({guided});
  Question asked = question();
  CHECK(choose_series(record, asked, labels("2024H1")) == nullptr);
  asked.basis = Basis::guidance;
  CHECK(choose_series(record, asked, labels("2024H1")) == nullptr);
  asked.scope = "domestic";
  CHECK(choose_series(record, asked, labels("2024H1")) == &record.series[0]);
  asked.as_of = day("2024-07-31");
  CHECK(choose_series(record, asked, labels("2024H1")) == nullptr);
}

TEST_CASE("show answers label by label") {
  const CompanyRecord record =
      record_of({series({figure("2024Q1", "5bn", "2024-05-01"), figure("2024Q2", "6bn", "2024-08-01")})});
  const auto answers = show(record, question(), labels("2024Q1..2024Q3"), yuan_rates());
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].amount == 500'000'000'000);
  CHECK(answers[1].amount == 600'000'000'000);
  CHECK(answers[2].status == Status::missing);
  CHECK(answers[2].period == period("2024Q3"));
}

TEST_CASE("show converts each period at its own rate") {
  const CompanyRecord record =
      record_of({series({figure("2023H1", "7bn", "2023-08-01"), figure("2024H1", "7.5bn", "2024-08-01")})});
  const auto answers = show(record, in_dollars(), {parse_label("2023H1"), parse_label("2024H1")}, yuan_rates());
  CHECK(answers[0].amount == 100'000'000'000);
  CHECK(answers[1].amount == 100'000'000'000);
  CHECK(answers[1].rate().rate.rate == Decimal::parse("7.5"));
}

TEST_CASE("show answers missing where the company has no such series") {
  const auto answers = show(record_of({}), in_dollars(), labels("2024H1"), yuan_rates());
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].status == Status::missing);
  CHECK(answers[0].series == SeriesId{});
  CHECK(answers[0].company == CompanyId{1});
  CHECK(answers[0].measure == capex_measure);
  CHECK(answers[0].currency == usd);
}

TEST_CASE("show resolves fiscal labels by the company's calendar") {
  CompanyRecord record = record_of({series({figure("2024-04-01..2025-03-31", "86bn", "2025-05-15")})});
  record.company.calendar = parse_fiscal_year_end("03-31");
  CHECK(show(record, question(), labels("FY2025"), yuan_rates())[0].amount == 8'600'000'000'000);
}

TEST_CASE("a missing period that a growth claim speaks of is implied") {
  const auto answers = show(alibaba(), question(), labels("2023H1"), yuan_rates());
  CHECK(answers[0].status == Status::implied);
  CHECK(answers[0].amount == 1'031'390'134'529);
  CHECK(answers[0].claim == ClaimId{1});
  Question early = question();
  early.as_of = day("2024-08-25");
  CHECK(show(alibaba(), early, labels("2023H1"), yuan_rates())[0].status == Status::missing);
}

TEST_CASE("what is stated beats what is implied") {
  CompanyRecord record = alibaba();
  record.series[0] = series({figure("2024H1", "23bn", "2024-08-26"), figure("2023H1", "11bn", "2023-08-26")});
  CHECK(show(record, question(), labels("2023H1"), yuan_rates())[0].amount == 1'100'000'000'000);
  const auto grown = growth(record, question(), labels("2024H1"), Step::year, yuan_rates());
  CHECK(grown[0].base.status == Status::stated);
  CHECK(grown[0].growth.status == Status::stated);
  CHECK(percent(grown[0].growth.factor) == "109.09");
}

TEST_CASE("growth on the base that its claim implies is the claim") {
  const auto grown = growth(alibaba(), question(), labels("2024H1"), Step::year, yuan_rates());
  REQUIRE(grown.size() == 1);
  CHECK(grown[0].label == parse_label("2024H1"));
  CHECK(grown[0].base_label == parse_label("2023H1"));
  CHECK(grown[0].base.status == Status::implied);
  CHECK(grown[0].growth.status == Status::implied);
  CHECK(grown[0].growth.claim == ClaimId{1});
  CHECK(percent(grown[0].growth.factor) == "123.00");
  CHECK(percent(grown[0].growth.low) == "122.50");
  CHECK(percent(grown[0].growth.high) == "123.50");
}

TEST_CASE("in another currency it is the claim times the change of the rate") {
  // 2.23 x 7 / 7.5 - 1, of either bound alike.
  const auto grown = growth(alibaba(), in_dollars(), labels("2024H1"), Step::year, yuan_rates());
  CHECK(grown[0].amount.amount == 306'666'666'667);  // 23bn / 7.5
  CHECK(grown[0].base.amount == 147'341'447'790);    // 10,313,901,345.29 / 7
  CHECK(grown[0].growth.status == Status::implied);
  CHECK(percent(grown[0].growth.factor) == "108.13");
  CHECK(percent(grown[0].growth.low) == "107.67");
  CHECK(percent(grown[0].growth.high) == "108.60");
}

TEST_CASE("growth without a rate says so, though a claim implies the base") {
  Question fixed_day = in_dollars();
  fixed_day.rate = parse_rate_policy("on:2020-01-01");
  const auto grown = growth(alibaba(), fixed_day, labels("2024H1"), Step::year, yuan_rates());
  CHECK(grown[0].growth.status == Status::no_rate);
  CHECK_FALSE(grown[0].growth.factor.has_value());
}

TEST_CASE("growth converts amount and base at the rates of their own periods") {
  const CompanyRecord record =
      record_of({series({figure("2023H1", "7bn", "2023-08-01"), figure("2024H1", "15bn", "2024-08-01")})});
  const auto grown = growth(record, in_dollars(), labels("2024H1"), Step::year, yuan_rates());
  CHECK(grown[0].growth.factor == Ratio(2, 1));
  const auto half = growth(record, in_dollars(), labels("2024H1"), Step::half, yuan_rates());
  CHECK(half[0].base_label == parse_label("2023H2"));
  CHECK(half[0].growth.status == Status::missing_base);
}

TEST_CASE("a base implied by another growth's claim is grown on as any other") {
  CompanyRecord record = alibaba();
  record.series[0] = series({figure("2024H1", "23bn", "2024-08-26"), figure("2023H2", "20bn", "2024-02-01")});
  const auto grown = growth(record, question(), labels("2023H2"), Step::half, yuan_rates());
  CHECK(grown[0].base.status == Status::implied);
  CHECK(grown[0].growth.status == Status::implied);
  CHECK(grown[0].growth.claim == ClaimId{});
  CHECK(percent(grown[0].growth.factor) == "93.91");  // 20 / 10.3139
}

TEST_CASE("growth of a range answers every label") {
  const CompanyRecord record =
      record_of({series({figure("2022", "10bn", "2023-03-01"), figure("2023", "12bn", "2024-03-01"),
                         figure("2024", "0", "2025-03-01"), figure("2025", "9bn", "2026-03-01")})});
  const auto grown = growth(record, question(), labels("2022..2025"), Step::year, yuan_rates());
  REQUIRE(grown.size() == 4);
  CHECK(grown[0].growth.status == Status::missing_base);
  CHECK(grown[1].growth.factor == Ratio(12, 10));
  CHECK(percent(grown[2].growth.factor) == "-100.00");
  CHECK(grown[3].growth.status == Status::zero_base);
}

TEST_CASE("the issuer's equivalents answer where they are asked for") {
  Question asked = in_dollars();
  asked.rate = parse_rate_policy("issuer");
  const auto grown = growth(alibaba(), asked, labels("2024H1"), Step::year, yuan_rates());
  CHECK(grown[0].amount.amount == 320'000'000'000);
  CHECK(grown[0].amount.rate().kind == RateKind::issuer);
  CHECK(grown[0].base.status == Status::no_rate);
  CHECK(grown[0].growth.status == Status::no_rate);
}

TEST_CASE("a period of 53 weeks beside one of 52 is marked") {
  CompanyRecord record = record_of({series({figure("2022-09-25..2023-09-30", "11bn", "2023-11-01"),
                                            figure("2023-10-01..2024-09-28", "9bn", "2024-11-01")})});
  record.company.calendar = parse_fiscal_year_end("last Saturday of September");
  const auto grown = growth(record, question(), labels("FY2024"), Step::year, yuan_rates());
  CHECK(grown[0].amount.amount == 900'000'000'000);
  CHECK(grown[0].base.amount == 1'100'000'000'000);
  CHECK(grown[0].base.flags.has(Flag::long_period));
  CHECK_FALSE(grown[0].amount.flags.has(Flag::long_period));
}

TEST_CASE("a count grows, but not in a currency") {
  const auto chips = [](const char* label, const char* amount) {
    return figure(label, amount, "2025-01-22", SourceRank::press, 1, Currency::none());
  };
  const CompanyRecord record =
      record_of({series({chips("2023", "242500"), chips("2024", "485000")}, Currency::none())});
  CHECK(growth(record, question(), labels("2024"), Step::year, yuan_rates())[0].growth.factor == Ratio(2, 1));
  CHECK(growth(record, in_dollars(), labels("2024"), Step::year, yuan_rates())[0].growth.status == Status::not_money);
}

TEST_CASE("without a series the issuer's rate converts nothing, and the answer is missing") {
  Question asked = question();
  asked.in = usd;
  asked.rate.kind = RateKind::issuer;
  CHECK(show(record_of({}), asked, labels("2024H1"), RateTable()).front().status == Status::missing);
  CHECK(growth(record_of({}), asked, labels("2024H1"), Step::year, RateTable()).front().growth.status ==
        Status::missing);
}

}  // namespace answer_test
