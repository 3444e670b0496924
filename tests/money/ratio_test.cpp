#include "money/ratio.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace ratio_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("ratios compare by value") {
  CHECK(Ratio(2, 4) == Ratio(1, 2));
  CHECK(Ratio(1, 3) < Ratio(1, 2));
  CHECK(Ratio(-1, 2) < Ratio(1, 3));
  CHECK(Ratio(1, -2) == Ratio(-1, 2));
  CHECK(Ratio(-1, -2) == Ratio(1, 2));
  CHECK(Ratio(0, 5) == Ratio(0, -7));
}

TEST_CASE("a ratio keeps its numbers as given, the sign above the line") {
  CHECK(Ratio(2, 4).numerator() == 2);
  CHECK(Ratio(2, 4).denominator() == 4);
  CHECK(Ratio(1, -2).numerator() == -1);
  CHECK(Ratio(1, -2).denominator() == 2);
  CHECK(error_of([] { Ratio(1, 0); }).find("usage: ") == 0);
}

TEST_CASE("ratios compare exactly where their products pass 128 bits") {
  const Int128 large = power_of_ten(37);
  CHECK(Ratio(large + 1, large) < Ratio(large, large - 1));
  CHECK(Ratio(large, large + 1) < Ratio(large + 1, large + 2));
  CHECK(Ratio(-large, large + 1) > Ratio(-large - 1, large + 2));
  CHECK(Ratio(2 * large, 3 * large) == Ratio(2 * (large - 1), 3 * (large - 1)));
  CHECK(Ratio(large, 3) > Ratio(large - 1, 3));
  CHECK(Ratio(-large, 7) < Ratio(large, 9));
  const Int128 lowest = -2 * (Int128{1} << 126);
  CHECK(Ratio(lowest, 3) < Ratio(lowest + 1, 3));
  CHECK(Ratio(lowest, 3) < Ratio(lowest + 1, 5));
  CHECK(Ratio(lowest, large) > Ratio(lowest, large - 1));
}

TEST_CASE("a ratio has a denominator") {
  CHECK(error_of([] { Ratio(1, 0); }) == "usage: a ratio with denominator zero");
  CHECK(error_of([] { Ratio(1, 2) / Ratio(0, 3); }).find("usage") == 0);
}

TEST_CASE("ratios multiply and divide exactly, reducing first") {
  CHECK(Ratio(2, 3) * Ratio(9, 4) == Ratio(3, 2));
  CHECK(Ratio(2, 3) / Ratio(4, 9) == Ratio(3, 2));
  CHECK(Ratio(-2, 3) / Ratio(4, 9) == Ratio(-3, 2));
  CHECK(Ratio(2, 3) / Ratio(-4, 9) == Ratio(-3, 2));
  const Int128 large = power_of_ten(37);
  CHECK(Ratio(large, 7) * Ratio(7, large) == Ratio(1, 1));
  CHECK(error_of([&] { Ratio(large, 7) * Ratio(large, 3); }).find("overflow") == 0);
}

TEST_CASE("growth is the factor less one") {
  CHECK(less_one(Ratio(50, 23)) == Ratio(27, 23));
  CHECK(less_one(Ratio(1, 2)) == Ratio(-1, 2));
  CHECK(error_of([] { less_one(Ratio(-power_of_ten(38), power_of_ten(38))); }).find("overflow") == 0);
}

TEST_CASE("a ratio is rounded when it becomes a decimal") {
  CHECK(to_string(to_decimal(Ratio(27, 23), 4)) == "1.1739");
  CHECK(to_string(to_decimal(Ratio(27, 23), 4, Rounding::ceiling)) == "1.1740");
  CHECK(to_string(to_decimal(Ratio(-1, 8), 2)) == "-0.12");
  CHECK(to_string(to_decimal(Ratio(-1, 8), 2, Rounding::floor)) == "-0.13");
  CHECK(to_string(to_decimal(Ratio(power_of_ten(38), power_of_ten(37)), 9)) == "10.000000000");
  CHECK(error_of([] { to_decimal(Ratio(power_of_ten(20), 1), 9); }).find("overflow") == 0);
  CHECK(error_of([] { to_decimal(Ratio(1, 3), 19); }).find("overflow") == 0);
}

TEST_CASE("ratios add and subtract exactly") {
  CHECK(Ratio(1, 2) + Ratio(1, 3) == Ratio(5, 6));
  CHECK(Ratio(1, 2) - Ratio(2, 3) == Ratio(-1, 6));
  const Int128 large = power_of_ten(37);
  CHECK(Ratio(large, 7) - Ratio(large, 7) == Ratio(0, 1));  // one denominator: no product
  CHECK_THROWS_AS(Ratio(1, large) + Ratio(1, large - 1), Error);
}

}  // namespace ratio_test
