#include "analysis/answer/remaining.hpp"

#include <random>

#include "analysis/rates/conversion.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace remaining_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");
constexpr std::int64_t bn = 100'000'000'000;  // cents

CompanyRecord meta(std::vector<Figure> guidance, std::vector<Figure> actual) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.reporting_currency = usd;
  record.series = {series(std::move(guidance), usd, Basis::guidance), series(std::move(actual), usd)};
  record.series[1].id = SeriesId{8};
  return record;
}

Figure stated(const std::string& label, const std::string& amount, const std::string& known_on, int source = 1) {
  return figure(label, amount, known_on, SourceRank::release, source, usd);
}

Question question(const std::string& as_of = {}) {
  Question asked;
  asked.measures = {MeasureId{1}, MeasureId{2}};
  if (!as_of.empty()) asked.as_of = day(as_of);
  return asked;
}

Remaining rest_of(const CompanyRecord& record, const Question& asked = question(), const std::string& label = "2025") {
  return remaining(record, asked, {parse_label(label)}, RateTable()).front();
}

/// Guidance of 60-65bn, then 64-72bn; 13.7bn reported for the first quarter, 29.5bn for the half.
CompanyRecord year_2025() {
  return meta({stated("2025", "60-65bn", "2025-01-29", 1), stated("2025", "64-72bn", "2025-04-30", 2)},
              {stated("2025Q1", "13.7bn", "2025-04-30", 2), stated("2025H1", "29.5bn", "2025-07-30", 3)});
}

}  // namespace

TEST_CASE("guidance for the year less the half that is reported is what remains for the other half") {
  const Remaining answer = rest_of(year_2025());
  CHECK(answer.outlook == Outlook::remains);
  CHECK(answer.guidance.status == Status::range);
  CHECK(answer.guidance.bounds == Bounds(64 * bn, 72 * bn));
  CHECK(answer.reported.period == period("2025H1"));
  CHECK(answer.rest.period == period("2025H2"));
  CHECK(answer.rest.status == Status::derived);
  CHECK(answer.rest.basis == Basis::guidance);
  CHECK(answer.rest.amount == 385 * bn / 10);  // 68 - 29.5
  // A range is exact at its ends: [64, 72] less [29.45, 29.55].
  CHECK(answer.rest.bounds == Bounds(3445 * bn / 100, 4255 * bn / 100));
  CHECK(answer.rest.flags.has(Flag::mixed_basis));
  CHECK_FALSE(answer.rest.flags.has(Flag::mixed_definitions));
  CHECK(answer.rest.known_on == day("2025-07-30"));
  REQUIRE(answer.rest.operands.size() == 2);
  CHECK(answer.rest.operands[0].sign == +1);
  CHECK(answer.rest.operands[1].sign == -1);
}

TEST_CASE("what remains is as of a day: the guidance and the reports that were known then") {
  const Remaining answer = rest_of(year_2025(), question("2025-05-31"));
  CHECK(answer.reported.period == period("2025Q1"));
  CHECK(answer.rest.period == period("2025-04-01..2025-12-31"));
  CHECK(answer.rest.amount == 543 * bn / 10);  // 68 - 13.7
  CHECK(rest_of(year_2025(), question("2025-02-15")).outlook == Outlook::nothing_reported);
  CHECK(rest_of(year_2025(), question("2025-01-15")).outlook == Outlook::no_guidance);
}

TEST_CASE("the beginning that is reported may itself be tiled") {
  const CompanyRecord record = meta({stated("2025", "64-72bn", "2025-01-30")},
                                    {stated("2025Q1", "13.7bn", "2025-04-30"), stated("2025Q2", "15.8bn", "2025-07-30"),
                                     stated("2025Q4", "20bn", "2026-01-30")});
  const Remaining answer = rest_of(record);
  CHECK(answer.reported.period == period("2025H1"));
  CHECK(answer.reported.status == Status::derived);
  CHECK(answer.rest.amount == 385 * bn / 10);
  CHECK(answer.rest.operands.size() == 3);
}

TEST_CASE("of guidance that is a limit the rest is one") {
  const CompanyRecord record =
      meta({stated("2025", ">64bn", "2025-01-30")}, {stated("2025H1", "29.5bn", "2025-07-30")});
  const Remaining answer = rest_of(record);
  CHECK(answer.rest.status == Status::limit);
  CHECK_FALSE(answer.rest.amount);
  CHECK(answer.rest.bounds == Bounds(64 * bn - 2955 * bn / 100, std::nullopt));
  // More than one thing less more than another says nothing.
  const Remaining open =
      rest_of(meta({stated("2025", ">64bn", "2025-01-30")}, {stated("2025H1", ">29.5bn", "2025-07-30")}));
  CHECK(open.outlook == Outlook::remains);
  CHECK(open.rest.status == Status::missing);
}

TEST_CASE("where nothing can remain it says why, and there is no number") {
  SECTION("no guidance") {
    const Remaining answer = rest_of(meta({}, {stated("2025H1", "29.5bn", "2025-07-30")}));
    CHECK(answer.outlook == Outlook::no_guidance);
    CHECK(to_string(answer.outlook) == "no_guidance");
    CHECK(answer.guidance.status == Status::missing);
    CHECK(answer.rest.status == Status::missing);
  }
  SECTION("nothing reported") {
    const Remaining answer = rest_of(meta({stated("2025", "64-72bn", "2025-01-30")}, {}));
    CHECK(answer.outlook == Outlook::nothing_reported);
    CHECK(answer.reported.status == Status::missing);
    CHECK(answer.rest.status == Status::missing);
    CHECK_FALSE(answer.rest.amount);
  }
  SECTION("a later part alone is no beginning") {
    const Remaining answer =
        rest_of(meta({stated("2025", "64-72bn", "2025-01-30")}, {stated("2025Q3", "19bn", "2025-10-30")}));
    CHECK(answer.outlook == Outlook::nothing_reported);
  }
  SECTION("all reported") {
    const Remaining answer =
        rest_of(meta({stated("2025", "64-72bn", "2025-01-30")}, {stated("2025", "69.7bn", "2026-01-30")}));
    CHECK(answer.outlook == Outlook::all_reported);
    CHECK(answer.reported.amount == 697 * bn / 10);
    CHECK(answer.rest.status == Status::missing);
  }
  SECTION("another currency") {
    CompanyRecord record = meta({stated("2025", "64-72bn", "2025-01-30")}, {});
    record.series[1] = series({figure("2025H1", "200bn", "2025-07-30")});
    CHECK(rest_of(record).outlook == Outlook::nothing_reported);
  }
}

TEST_CASE("actuals of another definition answer where there are none of the guidance's own, flagged") {
  CompanyRecord record = year_2025();
  record.series[1].measure = MeasureId{2};
  const Remaining answer = rest_of(record);
  CHECK(answer.outlook == Outlook::remains);
  CHECK(answer.rest.measure == MeasureId{1});
  CHECK(answer.rest.flags.has(Flag::mixed_definitions));
}

TEST_CASE("a period that is not over has no average, so a rate has to be named") {
  Question asked = question("2025-07-31");
  asked.in = currency("CNY");
  const auto answer = [&] { return remaining(year_2025(), asked, {parse_label("2025")}, yuan_rates(asked.as_of)); };
  CHECK(answer().front().rest.status == Status::no_rate);
  CHECK(answer().front().outlook == Outlook::remains);
  asked.rate = parse_rate_policy("fixed:7.2");
  CHECK(answer().front().rest.amount == 385 * bn / 10 * 72 / 10);
  CHECK(answer().front().rest.stated().amount == 385 * bn / 10);
}

TEST_CASE("a rest and what was reported make the guidance again") {
  std::mt19937 random(64);
  std::uniform_int_distribution<int> size(1, 99);
  for (int round = 0; round < 300; ++round) {
    const int low = size(random);
    const CompanyRecord record = meta(
        {stated("2025", std::to_string(low) + "-" + std::to_string(low + size(random)) + "bn", "2025-01-30")},
        {stated("2025H1", std::to_string(size(random)) + "." + std::to_string(size(random)) + "bn", "2025-07-30")});
    const Remaining answer = rest_of(record);
    CHECK(*answer.rest.amount + *answer.reported.amount == bounded(answer.guidance).point);
    CHECK(*width(answer.rest.bounds) == *width(answer.guidance.bounds) + *width(answer.reported.bounds));
    CHECK(answer.rest.period.begin() == answer.reported.period.end());
  }
}

TEST_CASE("a rest that does not fit is an overflow") {
  const Remaining answer =
      rest_of(meta({stated("2025", "90000000bn", "2025-01-30")}, {stated("2025H1", "-90000000bn", "2025-07-30")}));
  CHECK(answer.outlook == Outlook::remains);
  CHECK(answer.rest.status == Status::overflow);
  CHECK_FALSE(answer.rest.amount);
  CHECK(answer.rest.bounds == Bounds());
}

}  // namespace remaining_test
