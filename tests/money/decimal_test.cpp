#include "money/decimal.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace decimal_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string quotient_text(Int128 numerator, Int128 denominator, int digits, Rounding rounding = Rounding::half_even) {
  return to_string(quotient(numerator, denominator, digits, rounding));
}

}  // namespace

TEST_CASE("a decimal keeps its places as written") {
  CHECK(to_string(Decimal::parse("7.2150")) == "7.2150");
  CHECK(to_string(Decimal::parse("-0.05")) == "-0.05");
  CHECK(to_string(Decimal::parse("+12")) == "12");
  CHECK(to_string(Decimal::parse("0.000000000000000001")) == "0.000000000000000001");
  CHECK(Decimal::parse("7.2150").coefficient() == 72150);
  CHECK(Decimal::parse("7.2150").scale() == 4);
}

TEST_CASE("decimals compare by value") {
  CHECK(Decimal::parse("7.2150") == Decimal::parse("7.215"));
  CHECK(Decimal::parse("7.2151") > Decimal::parse("7.215"));
  CHECK(Decimal::parse("-1") < Decimal::parse("0.000000000000000001"));
  CHECK(Decimal(9'000'000'000'000'000'000, 0) > Decimal(9'000'000'000'000'000'000, 18));
}

TEST_CASE("what is not a plain number is refused") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,000", "1e5", " 1", "1 ", "0x1", "1.2.3", "--1", "nan", "inf"}) {
    CAPTURE(text);
    CHECK(error_of([&] { Decimal::parse(text); }).find("parse") == 0);
  }
}

TEST_CASE("more than 18 digits overflow") {
  CHECK(Decimal::parse("999999999999999999").coefficient() == 999'999'999'999'999'999);
  CHECK(error_of([] { Decimal::parse("1000000000000000000"); }).find("overflow") == 0);
  CHECK(error_of([] { Decimal::parse("0.0000000000000000001"); }).find("overflow") == 0);
  CHECK(error_of([] { Decimal(1, 19); }).find("overflow") == 0);
  CHECK(error_of([] { Decimal(1, -1); }).find("overflow") == 0);
}

TEST_CASE("rescaling rounds by the mode that is named") {
  const Decimal tie = Decimal::parse("7.125");
  CHECK(to_string(rescale(tie, 2)) == "7.12");
  CHECK(to_string(rescale(tie, 2, Rounding::floor)) == "7.12");
  CHECK(to_string(rescale(tie, 2, Rounding::ceiling)) == "7.13");
  CHECK(to_string(rescale(Decimal::parse("-7.125"), 2, Rounding::floor)) == "-7.13");
  CHECK(to_string(rescale(tie, 5)) == "7.12500");
  CHECK(error_of([] { rescale(Decimal::parse("10"), 18); }).find("overflow") == 0);
  CHECK(error_of([] { rescale(Decimal::parse("10"), 19); }).find("overflow") == 0);
}

TEST_CASE("a quotient has the significant digits asked for and no zeros at its end") {
  CHECK(quotient_text(1, 3, 12) == "0.333333333333");
  CHECK(quotient_text(2, 3, 12) == "0.666666666667");
  CHECK(quotient_text(1, 4, 12) == "0.25");
  CHECK(quotient_text(-1, 3, 4) == "-0.3333");
  CHECK(quotient_text(1, -8, 2) == "-0.12");
  CHECK(quotient_text(22, 7, 1) == "3");
  CHECK(quotient_text(0, 7, 12) == "0");
  CHECK(quotient_text(1, 300, 3) == "0.00333");
  CHECK(quotient_text(-1, 300, 3) == "-0.00333");
}

TEST_CASE("a quotient longer than the digits asked for is rounded left of the point") {
  CHECK(quotient_text(123'456, 1, 3) == "123000");
  CHECK(quotient_text(123'500, 1, 3) == "124000");
  CHECK(quotient_text(122'500, 1, 3) == "122000");
  CHECK(quotient_text(122'501, 1, 3) == "123000");
  CHECK(quotient_text(-123'456, 1, 3, Rounding::floor) == "-124000");
}

TEST_CASE("a quotient that rounds up to one digit more is still right") {
  CHECK(quotient_text(9'999, 10, 3) == "1000");
  CHECK(quotient_text(99'996, 100'000, 4) == "1");
}

TEST_CASE("a quotient never has more than 18 places") {
  CHECK(quotient_text(1, power_of_ten(17) * 3, 12) == "0.000000000000000003");
  CHECK(quotient_text(1, power_of_ten(30), 12) == "0");
}

TEST_CASE("a quotient that cannot be is refused") {
  CHECK(error_of([] { quotient(1, 0, 12); }).find("usage") == 0);
  CHECK(error_of([] { quotient(1, 2, 0); }).find("usage") == 0);
  CHECK(error_of([] { quotient(1, 2, 19); }).find("usage") == 0);
  CHECK(error_of([] { quotient(power_of_ten(30), 1, 12); }).find("overflow") == 0);
}

}  // namespace decimal_test
