#include "analysis/answer/coverage.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace coverage_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

/// "2024 stated, 2024H2 derived, ..."
std::string told(const std::vector<Coverage>& rows) {
  std::string text;
  for (const Coverage& row : rows) {
    text += (text.empty() ? "" : ", ") + to_string(row.label) + " " + std::string(to_string(row.observation.status));
    if (row.vintages.size() > 1) text += " restated";
  }
  return text;
}

const FiscalCalendar june = parse_fiscal_year_end("06-30");

}  // namespace

TEST_CASE("a timeline lists what is stated and what that adds up to") {
  const Series filed = series({millions("2024Q1", "10", "2024-05-01"), millions("2024H1", "30", "2024-08-01"),
                               millions("2024", "100", "2025-02-01")},
                              currency("USD"));
  CHECK(told(coverage(filed, {})) == "2024 stated, 2024H1 stated, 2024Q1 stated, 2024Q2 derived, 2024H2 derived");
  CHECK(told(coverage(filed, {}, day("2024-07-31"))) == "2024Q1 stated");
  CHECK(coverage(filed, {}, day("2024-01-31")).empty());
}

TEST_CASE("a timeline names fiscal periods where they have no calendar name") {
  const Series filed =
      series({millions("2023-07-01..2024-03-31", "30", "2024-05-01"),
              millions("2023-07-01..2024-06-30", "44", "2024-08-01"), millions("2023H2", "19", "2024-02-01")},
             currency("USD"));
  CHECK(told(coverage(filed, june)) ==
        "FY2024 stated, 9MFY2024 stated, 2023H2 stated, 2024H1 derived, 2024Q1 derived, 2024Q2 derived");
}

TEST_CASE("a timeline shows its gaps and restatements") {
  const Series filed = series({millions("2022H1", "9", "2022-08-01"), millions("2023H1", "13058", "2023-07-27"),
                               millions("2023H1", "12957", "2024-08-01")},
                              currency("USD"));
  const auto rows = coverage(filed, {});
  CHECK(told(rows) == "2022H1 stated, 2022H2 missing, 2023H1 stated restated");
  CHECK(rows[2].figures == 2);
  REQUIRE(rows[2].vintages.size() == 2);
  CHECK(rows[2].vintages[1].since == day("2024-08-01"));
  REQUIRE(rows[1].observation.gap);
  CHECK(rows[1].observation.gap->begin_is_stated);
}

TEST_CASE("a period that is stated by two definitions is listed once, with the values of the one that answers") {
  Figure narrower = millions("2024", "60", "2025-02-01", SourceRank::report, 2);
  narrower.variant = VariantId{1};
  const Series filed =
      series({narrower, millions("2024", "100", "2025-02-01"), millions("2024", "110", "2026-02-01")}, currency("USD"));
  const auto rows = coverage(filed, {});
  CHECK(told(rows) == "2024 stated restated");
  CHECK(rows[0].figures == 3);
  // They are figures of the series, which outlives what was made to read it.
  const auto is_of_series = [&filed](const Vintage& vintage) {
    return std::any_of(filed.figures.begin(), filed.figures.end(),
                       [&vintage](const Figure& figure) { return &figure == vintage.figure; });
  };
  CHECK(std::all_of(rows[0].vintages.begin(), rows[0].vintages.end(), is_of_series));
  CHECK(rows[0].vintages[1].figure->amount.point() == 11'000'000'000);
}

TEST_CASE("a stock's timeline is what is stated, without gaps between") {
  Series cash =
      series({millions("2023-12-31", "70", "2024-02-01"), millions("2024-06-30", "80", "2024-08-01")}, currency("USD"));
  cash.kind = MeasureKind::stock;
  CHECK(told(coverage(cash, {})) == "2023-12-31 stated, 2024-06-30 stated");
}

TEST_CASE("figures that others contradict are told, with what the others make") {
  const Series filed = series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                               millions("2024H1", "300", "2024-08-01")},
                              currency("USD"));
  const auto rows = coverage(filed, {});
  REQUIRE(rows.size() == 3);
  REQUIRE(rows[0].contradiction);
  CHECK(rows[0].contradiction->amount == 20'000'000'000);
  CHECK(rows[0].contradiction->operands.size() == 2);
  REQUIRE(rows[2].contradiction);  // the second quarter would be 200
  CHECK(rows[2].contradiction->amount == 20'000'000'000);
}

TEST_CASE("a sum that meets a figure as it once stood contradicts nothing") {
  const Series filed = series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                               millions("2024H1", "200", "2024-08-01"), millions("2024H1", "210", "2025-08-01")},
                              currency("USD"));
  for (const Coverage& row : coverage(filed, {})) CHECK_FALSE(row.contradiction);
}

}  // namespace coverage_test
