#include "model/fineness.hpp"

#include "catch.hpp"
#include "money/amount_text.hpp"

namespace fineness_test {

using namespace capex;
using namespace capex::core;

namespace {

Stated cny(const char* text) {
  return parse_amount(text, currency("CNY")).number;
}

bool finer(const Stated& a, const Stated& b) {
  return coarseness(a, b) < 0 && coarseness(b, a) > 0;
}

bool alike(const Stated& a, const Stated& b) {
  return coarseness(a, b) == 0;
}

}  // namespace

TEST_CASE("the statement with the narrower bounds is the finer") {
  CHECK(finer(cny("23.1bn"), cny("23bn")));
  CHECK(finer(cny("60-65bn"), cny("60-70bn")));
  CHECK(finer(cny("5229616000"), cny("5,230m")));
  CHECK(alike(cny("23bn"), cny("50bn")));
}

TEST_CASE("any point is finer than a limit") {
  CHECK(finer(cny("64-72bn"), cny(">12bn")));
  CHECK(finer(cny("64-72bn"), cny("<100bn")));
}

TEST_CASE("of two limits the tighter is the finer") {
  CHECK(finer(cny(">20bn"), cny(">12bn")));
  CHECK(finer(cny("<60bn"), cny("<100bn")));
  CHECK(alike(cny(">12bn"), cny(">12bn")));
}

TEST_CASE("of equally wide statements the one written to more decimals is the finer") {
  CHECK(finer(cny(">12.5bn"), cny(">12bn")));
  CHECK(finer(Stated(100, 100, 5, 2), Stated(100, 100, 2, 2)));  // both exact to the minor unit
}

TEST_CASE("a statement whose bounds do not fit is as coarse as can be") {
  const Stated huge(std::int64_t{9'000'000'000'000'000'000}, std::int64_t{9'000'000'000'000'000'000}, -17, 2);
  CHECK(bounds_or_open(huge) == Bounds());
  CHECK(finer(cny("23bn"), huge));
}

}  // namespace fineness_test
