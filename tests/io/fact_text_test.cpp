#include "io/sec/fact_text.hpp"

#include "catch.hpp"
#include "time/period.hpp"

namespace fact_text_test {

using namespace capex;
using namespace capex::core;

namespace {

ExactNumber number(std::string_view text) {
  ExactNumber value{-1, -1};
  REQUIRE(read_number(text, value) == NumberFault::none);
  return value;
}

NumberFault fault(std::string_view text) {
  ExactNumber value;
  return read_number(text, value);
}

}  // namespace

TEST_CASE("a number is its digits without trailing zeros, and a power of ten") {
  CHECK(number("0") == ExactNumber{0, 0});
  CHECK(number("7") == ExactNumber{7, 0});
  CHECK(number("-7000") == ExactNumber{-7, 3});
  CHECK(number("24662000000") == ExactNumber{24662, 6});
  CHECK(number("24662000000.00") == ExactNumber{24662, 6});
  CHECK(number("1234.50") == ExactNumber{12345, -1});
  CHECK(number("0.05") == ExactNumber{5, -2});
  CHECK(number("-0.0") == ExactNumber{0, 0});
  CHECK(number("1.5e9") == ExactNumber{15, 8});
  CHECK(number("1.5E+9") == ExactNumber{15, 8});
  CHECK(number("100e-4") == ExactNumber{1, -2});
  CHECK(number("0e999") == ExactNumber{0, 0});
  CHECK(number("123456789012345678") == ExactNumber{123456789012345678, 0});
  CHECK(number("1000000000000000000000") == ExactNumber{1, 21});
}

TEST_CASE("what is no JSON number, or has more than 18 digits, is told apart") {
  for (const char* text : {"", "-", "+1", "01", "-01", ".5", "1.", "1.e5", "1e", "1e+", "0x1", "1,000", "1 ", "NaN"}) {
    INFO(text);
    CHECK(fault(text) == NumberFault::not_a_number);
  }
  CHECK(fault("1234567890123456789") == NumberFault::too_long);
  CHECK(fault("0.1234567890123456789") == NumberFault::too_long);
  CHECK(fault("1e1000") == NumberFault::too_long);
  CHECK(fault("1e-99999999999999999999") == NumberFault::too_long);
}

TEST_CASE("an accession number is ten, two and six digits") {
  CHECK(read_accession("0001326801-24-000049") == 132680124000049U);
  for (const char* text : {"", "0001326801-24-00004", "0001326801-24-0000490", "0001326801 24-000049",
                           "000132680x-24-000049", "0001326801-24_000049"}) {
    INFO(text);
    CHECK(!read_accession(text));
  }
}

TEST_CASE("days are counted as the file counts them") {
  for (const char* text : {"1970-01-01", "1969-12-31", "2024-02-29", "2000-02-29", "1900-01-01", "2200-12-31"}) {
    INFO(text);
    REQUIRE(read_day(text));
    CHECK(*read_day(text) == day_number(parse_date(text)));
  }
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-00-10", "2024-13-01", "2024-01-00", "2024-1-1", "20240101",
                           "1899-12-31", "2201-01-01", "2024-01-0x", "2024/01/01", ""}) {
    INFO(text);
    CHECK(!read_day(text));
  }
}

}  // namespace fact_text_test
