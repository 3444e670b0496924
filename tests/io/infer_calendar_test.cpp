// Fiscal calendars from the days on which years ended.
#include "io/sec/infer_calendar.hpp"

#include "catch.hpp"

namespace infer_calendar_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string inferred(const std::vector<std::string>& days) {
  std::vector<Date> ends;
  for (const std::string& day : days) ends.push_back(parse_date(day));
  return fiscal_year_end_text(infer_fiscal_calendar(ends));
}

}  // namespace

TEST_CASE("years that end with a month are of that month") {
  CHECK(inferred({"2022-06-30", "2023-06-30", "2024-06-30"}) == "06-30");
  CHECK(inferred({"2023-02-28", "2024-02-29"}) == "02-28");
  CHECK(inferred({"2024-03-31"}) == "03-31");
}

TEST_CASE("the order of the ends does not matter, nor how often one is there") {
  CHECK(inferred({"2024-06-30", "2022-06-30", "2023-06-30", "2022-06-30"}) == "06-30");
}

TEST_CASE("years of 52 and 53 weeks end on a weekday") {
  SECTION("the last of a month, which now and then is the month's last day") {
    CHECK(inferred({"2021-09-25", "2022-09-24", "2023-09-30", "2024-09-28"}) == "last Saturday of September");
    CHECK(inferred({"2019-01-27", "2020-01-26", "2021-01-31", "2022-01-30", "2023-01-29"}) == "last Sunday of January");
  }
  SECTION("the nearest to a month's end, which may lie in the next month") {
    CHECK(inferred({"2021-01-30", "2022-01-29", "2023-01-28", "2024-02-03", "2025-02-01"}) ==
          "nearest Saturday to January");
    CHECK(inferred({"2022-01-02", "2023-01-01", "2023-12-31", "2024-12-29"}) == "nearest Sunday to December");
  }
}

TEST_CASE("what one day leaves open is taken in its simplest form") {
  // The last Saturday of September 2023 is the 30th.
  CHECK(inferred({"2023-09-30"}) == "09-30");
  CHECK(inferred({"2024-09-28"}) == "last Saturday of September");
  CHECK(inferred({"2025-02-01"}) == "nearest Saturday to January");
}

TEST_CASE("a company that changed its fiscal year has the newer one") {
  CHECK(inferred({"2018-06-30", "2019-06-30", "2020-06-30", "2021-12-31", "2022-12-31"}) == "12-31");
}

TEST_CASE("an end that no calendar makes belongs to the nearest month end") {
  CHECK(inferred({"2024-06-16"}) == "06-30");
  CHECK(inferred({"2024-06-15"}) == "05-31");
  CHECK(inferred({"2024-01-10"}) == "12-31");
  CHECK(inferred({}) == "12-31");
}

}  // namespace infer_calendar_test
