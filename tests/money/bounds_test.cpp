#include "money/bounds.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace bounds_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
const auto open = std::nullopt;

}  // namespace

TEST_CASE("bounds are closed, or open where nothing is known") {
  const Bounds closed(3, 5);
  CHECK(closed.low() == 3);
  CHECK(closed.high() == 5);
  CHECK(!Bounds().has_low());
  CHECK(!Bounds().has_high());
  CHECK(Bounds(3, open).low() == 3);
  CHECK(!Bounds(3, open).high());
  CHECK(Bounds::exactly(4) == Bounds(4, 4));
  CHECK(Bounds(open, open) == Bounds());
}

TEST_CASE("bounds that run backwards or lie outside are refused") {
  CHECK(error_of([] { Bounds(5, 3); }).find("usage") == 0);
  CHECK(error_of([] { Bounds(open, most); }).find("overflow") == 0);
  CHECK(error_of([] { Bounds(-most - 1, open); }).find("overflow") == 0);
  CHECK(error_of([] { Bounds::exactly(most); }).find("overflow") == 0);
}

TEST_CASE("bounds add end by end and subtract crosswise") {
  CHECK(sum(Bounds(3, 5), Bounds(10, 20)) == Bounds(13, 25));
  CHECK(difference(Bounds(10, 20), Bounds(3, 5)) == Bounds(5, 17));
  CHECK(difference(Bounds(3, 5), Bounds(3, 5)) == Bounds(-2, 2));
}

TEST_CASE("an open end stays open") {
  CHECK(sum(Bounds(3, open), Bounds(10, 20)) == Bounds(13, open));
  CHECK(sum(Bounds(3, open), Bounds(open, 20)) == Bounds());
  CHECK(difference(Bounds(3, open), Bounds(10, 20)) == Bounds(-17, open));
  CHECK(difference(Bounds(10, 20), Bounds(3, open)) == Bounds(open, 17));
}

TEST_CASE("a sum of bounds that does not fit is nothing, never an open end") {
  const Bounds large = Bounds::exactly(most - 1);
  CHECK_FALSE(sum(large, large).has_value());
  CHECK_FALSE(sum(large, Bounds::exactly(1)).has_value());
  CHECK_FALSE(difference(Bounds::exactly(-most), Bounds::exactly(1)).has_value());
  CHECK_FALSE(difference(Bounds::exactly(0), Bounds(-most, 0)).has_value());  // what it would be stands for an open end
}

TEST_CASE("bounds meet where they share a value, an end being one") {
  CHECK(meet(Bounds(1, 3), Bounds(3, 5)));
  CHECK(meet(Bounds(3, 5), Bounds(1, 3)));
  CHECK(!meet(Bounds(1, 3), Bounds(4, 5)));
  CHECK(!meet(Bounds(4, 5), Bounds(1, 3)));
  CHECK(meet(Bounds(4, open), Bounds(1, 4)));
  CHECK(!meet(Bounds(5, open), Bounds(1, 4)));
  CHECK(meet(Bounds(), Bounds(1, 4)));
}

TEST_CASE("the width of bounds saturates, and is nothing with an open end") {
  CHECK(width(Bounds(3, 5)) == 2);
  CHECK(width(Bounds::exactly(3)) == 0);
  CHECK(!width(Bounds(3, open)));
  CHECK(width(Bounds(-most, most - 1)) == most);
}

}  // namespace bounds_test
