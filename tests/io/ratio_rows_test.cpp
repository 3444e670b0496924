#include "catch.hpp"
#include "io/rows/observation_rows.hpp"
#include "time/label.hpp"

namespace capex::core::ratio_rows_test {

namespace {

std::string csv(const std::vector<std::string>& columns, Row row) {
  REQUIRE(row.size() == columns.size());
  const std::string text = write_rows({columns, {std::move(row)}}, Format::csv);
  return text.substr(text.find('\n') + 1);
}

Growth factor(Int128 numerator, Int128 denominator) {
  const Ratio ratio(numerator, denominator);
  return {.status = Status::stated, .factor = ratio, .low = ratio, .high = ratio};
}

}  // namespace

TEST_CASE("the printed points of the currency are the printed growth less the printed local growth") {
  // +86.666667% of +100%; -13.3333..% printed by itself would be -0.133333, and so it is here: 0.866667 - 1.
  const GrowthSplit split{Status::stated, Ratio(14, 15), Ratio(-2, 15), Ratio(-3, 20), Ratio(-1, 10)};
  CHECK(csv(split_columns(), split_cells(factor(28, 15), factor(2, 1), split)) ==
        "1,1,1,stated,-0.066667,-0.133333,-0.15,-0.1,stated\n");
  // 2/3 and 1/3 are printed as 0.666667 and 0.333333: 0.333334 between them, though a third is 0.333333.
  const GrowthSplit third{Status::stated, Ratio(5, 4), Ratio(1, 3), {}, {}};
  CHECK(csv(split_columns(), split_cells(factor(5, 3), factor(4, 3), third)) ==
        "0.333333,0.333333,0.333334,stated,0.25,0.333334,,,stated\n");
}

TEST_CASE("a growth without a value leaves the cells of its parts empty") {
  CHECK(csv(split_columns(), split_cells({.status = Status::no_rate}, factor(2, 1), {.status = Status::no_rate})) ==
        "1,1,1,stated,,,,,no_rate\n");
}

TEST_CASE("an intensity is a fraction beside what it is divided by") {
  Observation revenue(resolve(Label::half(2024, 1)));
  revenue.status = Status::stated;
  revenue.currency = currency("CNY");
  revenue.amount = 23'000'000'000'000;
  revenue.bounds = Bounds::exactly(*revenue.amount);
  const Intensity tenth{Status::stated, Ratio(1, 10), Ratio(1, 11), Ratio(1, 9), revenue};
  CHECK(csv(per_columns(), per_cells("revenue", tenth)) ==
        "revenue,CNY,230000000000,230000000000,230000000000,stated,0.1,0.090909,0.111112,stated\n");
  const IntensityChange change{Status::stated, Ratio(-1, 20), Ratio(-1, 10), Ratio(1, 100)};
  CHECK(csv(per_growth_columns(), per_growth_cells(tenth, change)) ==
        "230000000000,stated,0.1,0.090909,0.111112,stated,-0.05,-0.1,0.01,stated\n");
}

TEST_CASE("an intensity without a value leaves its cells empty, never 0") {
  CHECK(csv(per_columns(), per_cells("revenue", {.status = Status::missing_base})) ==
        "revenue,,,,,missing,,,,missing_base\n");
  CHECK(csv(per_growth_columns(), per_growth_cells({.status = Status::zero_base}, {.status = Status::zero_base})) ==
        ",missing,,,,zero_base,,,,zero_base\n");
}

}  // namespace capex::core::ratio_rows_test
