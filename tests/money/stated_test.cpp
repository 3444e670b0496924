#include "money/stated.hpp"

#include <limits>

#include "catch.hpp"
#include "error_text.hpp"

namespace stated_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr int cents = 2;
constexpr std::int64_t bn = 100'000'000'000;  // in cents
const auto open = std::nullopt;

Stated exactly(std::int64_t value, int decimals, int digits = cents) {
  return Stated(value, value, decimals, digits);
}

}  // namespace

TEST_CASE("the bounds of a stated number lie half a unit of its last place to either side") {
  CHECK(exactly(23 * bn, -9).bounds() == Bounds(22 * bn + bn / 2, 23 * bn + bn / 2));
  CHECK(exactly(42 * bn / 10, -8).bounds() == Bounds(415 * bn / 100, 425 * bn / 100));
  CHECK(exactly(0, -9).bounds() == Bounds(-bn / 2, bn / 2));
  CHECK(exactly(1'250, 1).bounds() == Bounds(1'245, 1'255));
}

TEST_CASE("a number stated to the minor unit or finer is exact") {
  CHECK(exactly(1'250, 2).bounds() == Bounds::exactly(1'250));
  CHECK(exactly(1'250, 3).bounds() == Bounds::exactly(1'250));
  CHECK(exactly(485'000, 0, 0).bounds() == Bounds::exactly(485'000));
  CHECK(exactly(485'000, -3, 0).bounds() == Bounds(484'500, 485'500));
}

TEST_CASE("a range has its middle as point and is exact at both ends") {
  const Stated range(64 * bn, 72 * bn, -9, cents);
  CHECK(range.point() == 68 * bn);
  CHECK(range.bounds() == Bounds(64 * bn, 72 * bn));
  CHECK(range.is_range());
  CHECK(Stated(1, 2, 0, 0).point() == 2);  // 1.5, to the even one
  CHECK(Stated(2, 3, 0, 0).point() == 2);  // 2.5
  CHECK(Stated(-2, -1, 0, 0).point() == -2);
}

TEST_CASE("a limit is exact as a limit and has no point") {
  const Stated more_than(12 * bn, open, -9, cents);
  CHECK(more_than.is_limit());
  CHECK(!more_than.point());
  CHECK(more_than.bounds() == Bounds(12 * bn, open));
  CHECK(Stated(open, 100 * bn, -9, cents).bounds() == Bounds(open, 100 * bn));
}

TEST_CASE("about is kept and changes no bound") {
  const Stated about(50 * bn, 50 * bn, -9, cents, true);
  CHECK(about.about());
  CHECK(about.bounds() == exactly(50 * bn, -9).bounds());
  CHECK(!(about == exactly(50 * bn, -9)));
}

TEST_CASE("a stated ratio is held in billionths") {
  CHECK(exactly(1'230'000'000, 2, ratio_digits).bounds() == Bounds(1'225'000'000, 1'235'000'000));
  CHECK(exactly(1'000'000'000, 0, ratio_digits).bounds() == Bounds(500'000'000, 1'500'000'000));
}

TEST_CASE("bounds that do not fit are an overflow") {
  CHECK(exactly(0, -16).bounds() == Bounds(-500'000'000'000'000'000, 500'000'000'000'000'000));
  CHECK(exactly(0, -17).bounds() == Bounds(-5'000'000'000'000'000'000, 5'000'000'000'000'000'000));
  CHECK(error_of([] { exactly(0, -18).bounds(); }).find("overflow") == 0);
  CHECK(error_of([] { exactly(0, -30).bounds(); }).find("overflow") == 0);
  CHECK(error_of([] { exactly(9'000'000'000'000'000'000, -17).bounds(); }).find("overflow") == 0);
  // The outermost values stand for open ends, so the ones beside them are the last.
  constexpr std::int64_t outermost = std::numeric_limits<std::int64_t>::max(), half = 50'000'000'000;
  CHECK(exactly(outermost - 1 - half, -9).bounds() == Bounds(outermost - 1 - 2 * half, outermost - 1));
  CHECK(exactly(half - outermost, -9).bounds() == Bounds(-outermost, 2 * half - outermost));
  CHECK(error_of([] { exactly(outermost - half, -9).bounds(); }).find("overflow") == 0);
  CHECK(error_of([] { exactly(half - outermost - 1, -9).bounds(); }).find("overflow") == 0);
}

TEST_CASE("what cannot be a statement is refused") {
  CHECK(error_of([] { Stated(open, open, 0, 0); }).find("usage") == 0);
  CHECK(error_of([] { Stated(2, 1, 0, 0); }).find("usage") == 0);
  CHECK(error_of([] { exactly(1, 31); }).find("usage") == 0);
  CHECK(error_of([] { exactly(1, -31); }).find("usage") == 0);
  CHECK(error_of([] { exactly(1, 0, 10); }).find("usage") == 0);
  CHECK(error_of([] { exactly(1, 0, -1); }).find("usage") == 0);
}

}  // namespace stated_test
