#include "money/rounding.hpp"

#include <limits>

#include "catch.hpp"
#include "error_text.hpp"
#include "money/ratio.hpp"

namespace rounding_test {

using namespace capex;
using namespace capex::core;

namespace {

const Int128 largest =
    Int128{std::numeric_limits<std::int64_t>::max()} << 64 | std::numeric_limits<std::uint64_t>::max();
const Int128 lowest = -largest - 1;

}  // namespace

TEST_CASE("half-even rounds to the nearest whole number and ties to the even one") {
  CHECK(divide(7, 2) == 4);
  CHECK(divide(5, 2) == 2);
  CHECK(divide(3, 2) == 2);
  CHECK(divide(1, 2) == 0);
  CHECK(divide(2, 3) == 1);
  CHECK(divide(1, 3) == 0);
  CHECK(divide(6, 3) == 2);
}

TEST_CASE("half-even is the same for every combination of signs") {
  CHECK(divide(-7, 2) == -4);
  CHECK(divide(7, -2) == -4);
  CHECK(divide(-7, -2) == 4);
  CHECK(divide(-5, 2) == -2);
  CHECK(divide(5, -2) == -2);
  CHECK(divide(-5, -2) == 2);
  CHECK(divide(-2, 3) == -1);
  CHECK(divide(-1, 3) == 0);
}

TEST_CASE("floor goes down and ceiling goes up, whatever the signs") {
  CHECK(divide(7, 2, Rounding::floor) == 3);
  CHECK(divide(-7, 2, Rounding::floor) == -4);
  CHECK(divide(7, -2, Rounding::floor) == -4);
  CHECK(divide(-7, -2, Rounding::floor) == 3);
  CHECK(divide(7, 2, Rounding::ceiling) == 4);
  CHECK(divide(-7, 2, Rounding::ceiling) == -3);
  CHECK(divide(7, -2, Rounding::ceiling) == -3);
  CHECK(divide(-7, -2, Rounding::ceiling) == 4);
  CHECK(divide(-6, 2, Rounding::floor) == -3);
  CHECK(divide(-6, 2, Rounding::ceiling) == -3);
}

TEST_CASE("division holds at the ends of 128 bits") {
  CHECK(divide(largest, 1) == largest);
  CHECK(divide(lowest, 1) == lowest);
  CHECK(divide(largest, largest) == 1);
  CHECK(divide(lowest, lowest) == 1);
  CHECK(divide(largest, lowest) == -1);  // -1 and a little: the remainder is nearly the whole denominator
  CHECK(divide(largest, lowest, Rounding::ceiling) == 0);
  CHECK(divide(lowest, largest, Rounding::floor) == -2);
  CHECK(divide(1, lowest, Rounding::floor) == -1);
  CHECK(error_of([] { divide(lowest, -1); }).find("overflow") == 0);
}

TEST_CASE("division holds at the ends of 64 bits") {
  const Int128 most = std::numeric_limits<std::int64_t>::max();
  const Int128 least = std::numeric_limits<std::int64_t>::min();
  CHECK(divide(least, -1) == most + 1);
  CHECK(divide(least, 1) == least);
  CHECK(divide(least, least) == 1);
  CHECK(divide(most, least, Rounding::floor) == -1);
  CHECK(divide(most, least, Rounding::ceiling) == 0);
  CHECK(divide(least - 1, most + 1, Rounding::floor) == -2);
}

TEST_CASE("a product of 64 bits never overflows 128") {
  const Int128 least = std::numeric_limits<std::int64_t>::min();
  Int128 product = 0;
  CHECK_FALSE(multiply_overflows(least, least, product));
  CHECK(product == Int128{1} << 126);
  CHECK_FALSE(multiply_overflows(least, -least, product));
  CHECK(product == -(Int128{1} << 126));
}

TEST_CASE("a product divided is rounded once, even where the product passes 128 bits") {
  CHECK(multiply_divide(7, 3, 2) == 10);  // 10.5 is a tie
  CHECK(multiply_divide(9, 3, 2) == 14);  // 13.5 too
  CHECK(multiply_divide(largest, 10, 10) == largest);
  CHECK(multiply_divide(lowest, 10, 10) == lowest);
  CHECK(multiply_divide(lowest, -10, -10) == lowest);
  CHECK(multiply_divide(power_of_ten(30), power_of_ten(30), power_of_ten(30) * 2) == power_of_ten(30) / 2);
  // 10^30 x (10^30 + 1) / 10^30 + 10^-30 parts: the last unit decides.
  CHECK(multiply_divide(power_of_ten(30) + 1, power_of_ten(30) - 1, power_of_ten(30)) == power_of_ten(30));
  CHECK(multiply_divide(power_of_ten(30) + 1, power_of_ten(30) - 1, power_of_ten(30), Rounding::floor) ==
        power_of_ten(30) - 1);
  CHECK(multiply_divide(-power_of_ten(30) - 1, power_of_ten(30) - 1, power_of_ten(30), Rounding::ceiling) ==
        -power_of_ten(30) + 1);
  CHECK(multiply_divide(-power_of_ten(30) - 1, power_of_ten(30) - 1, power_of_ten(30), Rounding::floor) ==
        -power_of_ten(30));
  // A tie past 128 bits: (2 x 10^30 + 1) x 10^20 / (2 x 10^20) = 10^30 + 1/2 goes to the even 10^30.
  CHECK(multiply_divide(2 * power_of_ten(30) + 1, power_of_ten(20), 2 * power_of_ten(20)) == power_of_ten(30));
  CHECK(multiply_divide(2 * power_of_ten(30) + 3, power_of_ten(20), 2 * power_of_ten(20)) == power_of_ten(30) + 2);
  CHECK(error_of([] { multiply_divide(largest, 10, 9); }).find("overflow") == 0);
}

TEST_CASE("a quotient that does not fit is nothing where it is asked so") {
  const Int128 large = power_of_ten(38);
  CHECK(multiply_divide_if_fits(large, large, large) == large);
  CHECK_FALSE(multiply_divide_if_fits(large, large, 1));
  CHECK(narrow_if_fits(std::numeric_limits<std::int64_t>::max()) == std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(narrow_if_fits(Int128{std::numeric_limits<std::int64_t>::max()} + 1));
  CHECK(coefficient_if_fits(Ratio(1, 3), 6, Rounding::ceiling) == 333'334);
  CHECK_FALSE(coefficient_if_fits(Ratio(large, 1), 6, Rounding::floor));
}

TEST_CASE("powers of ten reach from 1 to 10^38") {
  CHECK(power_of_ten(0) == 1);
  CHECK(power_of_ten(19) == Int128{10'000'000'000'000'000'000ULL});
  CHECK(to_string(power_of_ten(38)) == "100000000000000000000000000000000000000");
  CHECK(error_of([] { power_of_ten(39); }).find("overflow") == 0);
  CHECK(error_of([] { power_of_ten(-1); }).find("overflow") == 0);
}

TEST_CASE("checked arithmetic gives the result or an overflow") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(checked_add(most - 1, 1) == most);
  CHECK(error_of([] { checked_add(most, 1); }).find("overflow") == 0);
  CHECK(checked_subtract(-most, 1) == std::numeric_limits<std::int64_t>::min());
  CHECK(error_of([] { checked_subtract(-most, 2); }).find("overflow") == 0);
  CHECK(checked_multiply(Int128{most}, Int128{most}) == Int128{most} * most);
  CHECK(checked_multiply(lowest, 1) == lowest);
  CHECK(checked_multiply(lowest / 2, 2) == lowest);
  CHECK(checked_multiply(lowest / 2, -1) == -(lowest / 2));
  CHECK(error_of([] { checked_multiply(lowest, -1); }).find("overflow") == 0);
  CHECK(error_of([] { checked_multiply(lowest / 2, -2); }).find("overflow") == 0);
  CHECK(error_of([] { checked_multiply(power_of_ten(20), power_of_ten(20)); }).find("overflow") == 0);
  CHECK(narrow(Int128{most}) == most);
  CHECK(error_of([] { narrow(Int128{most} + 1); }).find("overflow") == 0);
}

TEST_CASE("128-bit integers print in full") {
  CHECK(to_string(Int128{0}) == "0");
  CHECK(to_string(Int128{-42}) == "-42");
  CHECK(to_string(largest) == "170141183460469231731687303715884105727");
  CHECK(to_string(lowest) == "-170141183460469231731687303715884105728");
}

}  // namespace rounding_test
