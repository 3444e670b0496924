#include "money/money.hpp"

#include <limits>

#include "catch.hpp"
#include "error_text.hpp"

namespace money_test {

using namespace capex;
using namespace capex::core;

namespace {

const Currency cny = currency("CNY");
const Currency usd = currency("USD");
const Currency jpy = currency("JPY");
const Currency kwd = currency("KWD");
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

}  // namespace

TEST_CASE("money of one currency adds, subtracts and compares") {
  CHECK(Money{150, cny} + Money{250, cny} == Money{400, cny});
  CHECK(Money{150, cny} - Money{250, cny} == Money{-100, cny});
  CHECK(-Money{150, cny} == Money{-150, cny});
  CHECK(Money{150, cny} < Money{250, cny});
}

TEST_CASE("money of unlike currencies neither adds nor compares") {
  CHECK(error_of([] {
          Money{1, cny} + Money{1, usd};
        }) == "currency_mismatch: adding CNY and USD: convert one to the currency of the other first");
  CHECK(error_of([] { Money{1, cny} - Money{1, usd}; }).find("currency_mismatch") == 0);
  CHECK(error_of([] { static_cast<void>(Money{1, cny} == Money{1, usd}); }).find("currency_mismatch") == 0);
  CHECK(error_of([] { static_cast<void>(Money{1, cny} < Money{1, usd}); }).find("currency_mismatch") == 0);
}

TEST_CASE("a sum that does not fit is an overflow") {
  CHECK(error_of([] { Money{most, cny} + Money{1, cny}; }).find("overflow") == 0);
  CHECK(error_of([] { Money{-most, cny} - Money{2, cny}; }).find("overflow") == 0);
  CHECK(error_of([] { -Money{-most - 1, cny}; }).find("overflow") == 0);
}

TEST_CASE("amounts print in whole units with only the places that are not zero") {
  CHECK(units_text(2'300'000'000'000, cny) == "23000000000");
  CHECK(units_text(1'250, usd) == "12.5");
  CHECK(units_text(-5, usd) == "-0.05");
  CHECK(units_text(0, usd) == "0");
  CHECK(units_text(1'250, jpy) == "1250");
  CHECK(units_text(1'250, kwd) == "1.25");
  CHECK(units_text(-most - 1, usd) == "-92233720368547758.08");
  CHECK(to_string(Money{1'205, usd}) == "12.05");
}

}  // namespace money_test
