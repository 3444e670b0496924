#include "money/apportion.hpp"

#include <random>
#include <string>

#include "capex/error.hpp"
#include "catch.hpp"

namespace apportion_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string joined(const std::vector<Decimal>& parts) {
  std::string text;
  for (const Decimal& part : parts) text += (text.empty() ? "" : " ") + to_string(part);
  return text;
}

}  // namespace

TEST_CASE("three thirds print as a whole") {
  const std::vector<Ratio> thirds(3, Ratio(1, 3));
  CHECK(joined(apportion(thirds, Decimal::parse("1.000"))) == "0.334 0.333 0.333");
}

TEST_CASE("the largest remainders are rounded up") {
  // 0.16, 0.35 and 0.49 are each rounded down to a tenth; two are missing from 1.0.
  const std::vector<Ratio> parts = {Ratio(16, 100), Ratio(35, 100), Ratio(49, 100)};
  CHECK(joined(apportion(parts, Decimal::parse("1.0"))) == "0.2 0.3 0.5");
}

TEST_CASE("parts below zero add up, too") {
  // 0.5 - 0.075 = 0.425, printed as 0.42.
  const std::vector<Ratio> parts = {Ratio(1, 2), Ratio(-3, 40)};
  CHECK(joined(apportion(parts, Decimal::parse("0.42"))) == "0.50 -0.08");
  CHECK(joined(apportion(parts, Decimal::parse("0.43"))) == "0.50 -0.07");
}

TEST_CASE("nothing is apportioned to nothing") {
  CHECK(apportion({}, Decimal::parse("0.00")).empty());
  CHECK_THROWS_AS(apportion({}, Decimal::parse("0.01")), Error);
}

TEST_CASE("a whole that is not the sum is refused") {
  const std::vector<Ratio> parts = {Ratio(1, 2), Ratio(1, 3)};
  CHECK_THROWS_AS(apportion(parts, Decimal::parse("1.0")), Error);
  CHECK_THROWS_AS(apportion(parts, Decimal::parse("0.7")), Error);
  CHECK(joined(apportion(parts, Decimal::parse("0.8"))) == "0.5 0.3");
  CHECK(joined(apportion(parts, Decimal::parse("0.9"))) == "0.5 0.4");  // 0.5 needs no rounding
}

TEST_CASE("printed parts add up to their printed sum on random cases") {
  std::mt19937_64 random(7);
  for (int round = 0; round < 1000; ++round) {
    const std::int64_t denominator = static_cast<std::int64_t>(random() % 1'000'000'000'000) + 1;
    const int scale = static_cast<int>(random() % 7);
    std::vector<Ratio> parts;
    Int128 sum = 0;
    for (std::size_t i = 0, count = 1 + random() % 9; i < count; ++i) {
      const std::int64_t numerator = static_cast<std::int64_t>(random() % 2'000'000'000'000) - 500'000'000'000;
      parts.emplace_back(numerator, denominator);
      sum += numerator;
    }
    const Decimal whole = to_decimal(Ratio(sum, denominator), scale);
    Int128 printed = 0;
    const std::vector<Decimal> rounded = apportion(parts, whole);
    REQUIRE(rounded.size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      REQUIRE(rounded[i].coefficient() >= to_decimal(parts[i], scale, Rounding::floor).coefficient());
      REQUIRE(rounded[i].coefficient() <= to_decimal(parts[i], scale, Rounding::ceiling).coefficient());
      printed += rounded[i].coefficient();
    }
    REQUIRE(printed == whole.coefficient());
  }
}

TEST_CASE("a printed part and a printed difference make the printed whole") {
  // 2.0813 - 2.23 = -0.1487: -14.9 of 108.1 on 123.0, not -14.8 or -14.87.
  CHECK(to_string(printed_difference(Ratio(20813, 10000), Ratio(223, 100), 3)) == "-0.149");
  CHECK(to_string(printed_difference(Ratio(1249, 1000), Ratio(1251, 1000), 2)) == "0.00");
}

}  // namespace apportion_test
