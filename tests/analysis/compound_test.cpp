#include "analysis/answer/growth.hpp"

#include "analysis/answer/answer.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace compound_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

Growth grown(Int128 amount, Int128 base, Status status = Status::stated) {
  return {status, Ratio(amount, base), Ratio(amount, base), Ratio(amount, base), {}};
}

std::string yearly(const Growth& growth, int months) {
  const Growth result = compounded(growth, months);
  return result.factor ? to_string(to_decimal(*result.factor, 9)) : std::string(to_string(result.status));
}

CompanyRecord years() {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.reporting_currency = currency("CNY");
  record.series = {series({figure("2020", "10bn", "2021-03-01"), figure("2022", "20bn", "2023-03-01"),
                           figure("2024", "40bn", "2025-03-01"), figure("2021H1", "5bn", "2021-09-01"),
                           figure("2024H1", "17bn", "2024-09-01")})};
  return record;
}

Question question() {
  Question asked;
  asked.measures = {MeasureId{1}};
  return asked;
}

}  // namespace

TEST_CASE("growth over whole years is the root of their number") {
  CHECK(yearly(grown(4, 1), 24) == "2.000000000");
  CHECK(yearly(grown(8, 1), 36) == "2.000000000");
  CHECK(yearly(grown(3, 2), 12) == "1.500000000");
  CHECK(yearly(grown(2, 1), 24) == "1.414213562");
  CHECK(yearly(grown(1, 4), 24) == "0.500000000");
}

TEST_CASE("growth over parts of years is a power and a root") {
  CHECK(yearly(grown(8, 1), 18) == "4.000000000");  // 8^(2/3)
  CHECK(yearly(grown(3, 1), 6) == "9.000000000");
}

TEST_CASE("bounds of a yearly growth are rounded outwards") {
  const Growth result = compounded(grown(2, 1), 24);
  CHECK(to_string(to_decimal(*result.low, 9)) == "1.414213562");
  CHECK(to_string(to_decimal(*result.high, 9)) == "1.414213563");
}

TEST_CASE("a fall to nothing is a yearly fall to nothing, and no yearly growth leads below zero") {
  CHECK(yearly(grown(0, 5), 24) == "0.000000000");
  CHECK(yearly(grown(-1, 5), 24) == "missing");
}

TEST_CASE("a growth without a value stays without one") {
  CHECK(yearly({.status = Status::zero_base}, 24) == "zero_base");
}

TEST_CASE("compound growth spans the first and the last period") {
  const GrowthAnswer answer =
      compound_growth(years(), question(), parse_label("2020"), parse_label("2024"), RateTable());
  CHECK(to_string(answer.label) == "2024");
  CHECK(to_string(answer.base_label) == "2020");
  CHECK(to_string(to_decimal(*answer.growth.factor, 6)) == "1.414214");  // 4^(1/4)
  CHECK(answer.growth.status == Status::stated);
  const GrowthAnswer halves =
      compound_growth(years(), question(), parse_label("2021H1"), parse_label("2024H1"), RateTable());
  CHECK(to_string(to_decimal(*halves.growth.factor, 6)) == "1.503695");  // 3.4^(1/3)
}

TEST_CASE("compound growth needs a base, and two labels in order") {
  CHECK(compound_growth(years(), question(), parse_label("2019"), parse_label("2024"), RateTable()).growth.status ==
        Status::missing_base);
  CHECK_THROWS_AS(compound_growth(years(), question(), parse_label("2024"), parse_label("2020"), RateTable()), Error);
  CHECK_THROWS_AS(compound_growth(years(), question(), parse_label("2024"), parse_label("2024"), RateTable()), Error);
}

TEST_CASE("a yearly growth that does not fit is an overflow") {
  CHECK(yearly(grown(1'000'000'000'000, 1), 1) == "overflow");  // 10^144
  CHECK(yearly(grown(10, 1), 12) == "10.000000000");
}

}  // namespace compound_test
