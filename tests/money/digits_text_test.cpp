#include "money/digits_text.hpp"

#include <cstdint>
#include <limits>

#include "catch.hpp"

namespace digits_text_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string put(std::int64_t value, int scale) {
  char text[21];
  return {text, put_shortest(text, value, scale)};
}

}  // namespace

TEST_CASE("a number is put into a buffer with the places that are not zero") {
  CHECK(put(0, 0) == "0");
  CHECK(put(0, 2) == "0");
  CHECK(put(7, 0) == "7");
  CHECK(put(-7, 2) == "-0.07");
  CHECK(put(100, 2) == "1");
  CHECK(put(-150, 2) == "-1.5");
  CHECK(put(230'000'000'000, 2) == "2300000000");
  CHECK(put(1'230'000'000, 9) == "1.23");
  CHECK(put(1, 18) == "0.000000000000000001");
  CHECK(put(std::numeric_limits<std::int64_t>::max(), 0) == "9223372036854775807");
  CHECK(put(std::numeric_limits<std::int64_t>::min(), 3) == "-9223372036854775.808");
  CHECK(put(std::numeric_limits<std::int64_t>::min(), 18) == "-9.223372036854775808");
}

TEST_CASE("a buffer gets the digits that the text has") {
  std::int64_t value = 1;
  for (int i = 0; i < 3000; ++i) {
    // Every length comes, of either sign.
    value = value > 2'000'000'000'000'000'000 ? i : value * 3 + i % 11;
    for (const int scale : {0, 1, 2, 3, 6, 9}) {
      REQUIRE(put(value, scale) == shortest_text(value, scale));
      REQUIRE(put(-value, scale) == shortest_text(-value, scale));
    }
  }
}

}  // namespace digits_text_test
