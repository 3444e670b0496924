// The quick way of a cross against the definition: the product as one fraction of whole numbers of any length, rounded
// once to twelve digits.
#include "fx/quick_cross.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <random>

#include "catch.hpp"

namespace quick_cross_test {

using namespace capex;
using namespace capex::core;

namespace {

using boost::multiprecision::cpp_int;

struct Leg {
  Decimal rate;
  bool divides = false;
};

cpp_int ten_to(int exponent) {
  return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(exponent));
}

cpp_int half_even(const cpp_int& numerator, const cpp_int& denominator) {
  const cpp_int cut = numerator / denominator;
  const cpp_int twice = (numerator % denominator) * 2;
  return twice > denominator || (twice == denominator && cut % 2 != 0) ? cpp_int(cut + 1) : cut;
}

/// The least places that give twelve digits, at most 18; without trailing zeros behind the point.
Decimal defined(const std::vector<Leg>& legs) {
  cpp_int above = 1;
  cpp_int below = 1;
  for (const Leg& leg : legs) {
    (leg.divides ? below : above) *= leg.rate.coefficient();
    (leg.divides ? above : below) *= ten_to(leg.rate.scale());
  }
  int places = 0;
  while (places < Decimal::max_scale && above * ten_to(places) < below * ten_to(rate_digits - 1)) ++places;
  cpp_int coefficient = half_even(above * ten_to(places), below);
  for (; places > 0 && coefficient % 10 == 0; --places) coefficient /= 10;
  return Decimal(static_cast<std::int64_t>(coefficient), places);
}

std::optional<Decimal> quick(QuickCross& cross, const std::vector<Leg>& legs) {
  cross.begin();
  for (const Leg& leg : legs) leg.divides ? cross.divide(leg.rate) : cross.multiply(leg.rate);
  return cross.rounded();
}

// The same number with the same places.
void check_equal(const Decimal& found, const Decimal& expected) {
  CHECK(to_string(found) == to_string(expected));
}

}  // namespace

TEST_CASE("a cross of rates as providers print them is the exact fraction rounded once") {
  QuickCross cross;
  std::mt19937 random(20240628);
  std::uniform_int_distribution<std::int64_t> yuan(70000, 80000), dollar(9000, 13000), won(100000, 180000);
  for (int i = 0; i < 20'000; ++i) {
    const std::vector<Leg> legs = i % 2 == 0
                                      ? std::vector<Leg>{{Decimal(yuan(random), 4)}, {Decimal(dollar(random), 4), true}}
                                      : std::vector<Leg>{{Decimal(dollar(random), 4)}, {Decimal(won(random), 2), true}};
    const auto found = quick(cross, legs);
    REQUIRE(found);
    check_equal(*found, defined(legs));
  }
}

TEST_CASE("rates of any size and digits are crossed exactly, or left to the slower way") {
  QuickCross cross;
  std::mt19937_64 random(20240629);
  int answered = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::vector<Leg> legs(1 + random() % 3);
    for (Leg& leg : legs) {
      const std::int64_t most = small_powers_of_ten[1 + random() % 18];
      leg = {Decimal(1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)),
                     static_cast<int>(random() % 19)),
             random() % 2 == 0};
    }
    const auto found = quick(cross, legs);
    if (!found) continue;
    ++answered;
    check_equal(*found, defined(legs));
  }
  CHECK(answered > 10'000);
}

TEST_CASE("a tie goes to the even digit, and nines carry") {
  QuickCross cross;
  const auto trillionths = [&](std::int64_t number) {
    return quick(cross, {{Decimal(number, 0)}, {Decimal(1'000'000'000'000, 0), true}}).value();
  };
  check_equal(trillionths(1'000'000'000'005), Decimal(1, 0));
  check_equal(trillionths(1'000'000'000'015), Decimal(100'000'000'002, 11));
  check_equal(trillionths(9'999'999'999'996), Decimal(10, 0));
}

}  // namespace quick_cross_test
