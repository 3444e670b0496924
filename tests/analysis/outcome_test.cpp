#include "analysis/answer/outcome.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "sample.hpp"

namespace outcome_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");

Observation in_2025(const std::string& amount, Basis basis = Basis::actual) {
  return observe(series({figure("2025", amount, "2026-01-29", SourceRank::report, 1, usd)}, usd, basis),
                 period("2025"));
}

std::string came(const std::string& guided, const std::string& reported) {
  const auto found = outcome(in_2025(guided, Basis::guidance), in_2025(reported));
  return found ? std::string(to_string(*found)) : "nothing";
}

CompanyRecord meta() {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.reporting_currency = usd;
  record.series = {series({figure("2024", "37256m", "2025-01-29", SourceRank::report, 1, usd),
                           figure("2025", "69691m", "2026-01-29", SourceRank::report, 3, usd)},
                          usd),
                   series({figure("2024", "38-40bn", "2024-10-30", SourceRank::release, 4, usd),
                           figure("2025", "64-72bn", "2025-04-30", SourceRank::release, 2, usd)},
                          usd, Basis::guidance)};
  record.series[1].id = SeriesId{8};
  return record;
}

Question guided() {
  Question question;
  question.measures = {MeasureId{1}};
  question.basis = Basis::guidance;
  return question;
}

}  // namespace

TEST_CASE("what was reported beats, meets or misses the guidance") {
  CHECK(came("64-72bn", "69691m") == "within");
  CHECK(came("64-72bn", "72.22bn") == "beat");
  CHECK(came("64-72bn", "63.9bn") == "miss");
  CHECK(came("64-72bn", "72bn") == "within");
  CHECK(came(">64bn", "80bn") == "within");
  CHECK(came(">64bn", "60bn") == "miss");
  CHECK(came("70bn", "70.4bn") == "within");
  CHECK_FALSE(outcome(observe(series({}, usd), period("2025")), in_2025("70bn")).has_value());
}

TEST_CASE("guidance grows on the actual of the year before") {
  const auto answers = growth_on(Basis::actual, meta(), guided(), {parse_label("2025")}, Step::year, RateTable());
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].amount.status == Status::range);
  CHECK(answers[0].base.basis == Basis::actual);
  CHECK(answers[0].base.amount == 3'725'600'000'000);
  CHECK(answers[0].growth.status == Status::derived);
  CHECK(answers[0].growth.factor == Ratio(68'000, 37'256));
  CHECK(answers[0].amount.flags.has(Flag::mixed_basis));
  // By itself guidance grows on guidance.
  CHECK(growth(meta(), guided(), {parse_label("2025")}, Step::year, RateTable())[0].base.basis == Basis::guidance);
}

TEST_CASE("of opinions the latest grows on the latest, however few of them were said again") {
  CompanyRecord record = meta();
  record.series[1].figures = {figure("2024", "38-40bn", "2024-10-30", SourceRank::release, 4, usd),
                              figure("2025", "60-65bn", "2025-01-29", SourceRank::release, 5, usd),
                              figure("2025", "64-72bn", "2025-04-30", SourceRank::release, 2, usd)};
  const auto answers = growth(record, guided(), {parse_label("2025")}, Step::year, RateTable());
  CHECK(answers[0].amount.bounds == Bounds(6'400'000'000'000, 7'200'000'000'000));
  CHECK(answers[0].amount.flags == Flags());
}

TEST_CASE("a plan grows on what was reported by its own definition") {
  CompanyRecord record = meta();
  record.series.push_back(series({figure("2024", "50bn", "2025-01-29", SourceRank::report, 6, usd)}, usd));
  record.series.back().id = SeriesId{9};
  record.series.back().measure = MeasureId{2};
  Question asked = guided();
  asked.measures = {MeasureId{2}, MeasureId{1}};
  const auto answers = growth_on(Basis::actual, record, asked, {parse_label("2025")}, Step::year, RateTable());
  CHECK(answers[0].base.amount == 3'725'600'000'000);
}

TEST_CASE("a growth from one basis to another has no constant currency") {
  Question question = guided();
  question.constant_currency = true;
  CHECK(error_of([&] { growth_on(Basis::actual, meta(), question, {parse_label("2025")}, Step::year, RateTable()); }) ==
        "usage: a growth from one basis to another has no constant currency");
}

}  // namespace outcome_test
