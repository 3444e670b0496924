#include "time/fiscal_calendar.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace fiscal_calendar_test {

using namespace capex;
using namespace capex::core;

namespace {

Period days(const char* first, const char* last) {
  return Period::between(parse_date(first), parse_date(last));
}

const FiscalCalendar alibaba = parse_fiscal_year_end("03-31");
const FiscalCalendar microsoft = parse_fiscal_year_end("06-30");
const FiscalCalendar walmart = parse_fiscal_year_end("01-31");
const FiscalCalendar nvidia = parse_fiscal_year_end("last Sunday of January");
const FiscalCalendar apple = parse_fiscal_year_end("last Saturday of September");
const FiscalCalendar intel = parse_fiscal_year_end("last Saturday of December");
const FiscalCalendar year_end_sunday = parse_fiscal_year_end("nearest Sunday to December");

}  // namespace

TEST_CASE("a fiscal year is named for the calendar year of its month end") {
  CHECK(fiscal_year(alibaba, 2025) == days("2024-04-01", "2025-03-31"));
  CHECK(fiscal_year(microsoft, 2025) == days("2024-07-01", "2025-06-30"));
  CHECK(fiscal_year(walmart, 2025) == days("2024-02-01", "2025-01-31"));
  CHECK(fiscal_year(nvidia, 2025) == days("2024-01-29", "2025-01-26"));
  CHECK(fiscal_year(FiscalCalendar{}, 2024) == days("2024-01-01", "2024-12-31"));
}

TEST_CASE("a company may name its fiscal years for the year that they begin in") {
  FiscalCalendar calendar = walmart;
  calendar.name_offset = -1;
  CHECK(fiscal_year(calendar, 2024) == days("2024-02-01", "2025-01-31"));
  CHECK(fiscal_year_of(calendar, Date(2025, 1, 31)) == 2024);
}

TEST_CASE("a year that ends on the last weekday of a month has 52 or 53 weeks") {
  CHECK(fiscal_year(apple, 2022) == days("2021-09-26", "2022-09-24"));
  CHECK(fiscal_year(apple, 2023) == days("2022-09-25", "2023-09-30"));
  CHECK(fiscal_year(apple, 2023).days() == 371);
  CHECK(fiscal_year(apple, 2024) == days("2023-10-01", "2024-09-28"));
  CHECK(fiscal_year(apple, 2024).days() == 364);
}

TEST_CASE("a year that ends on the nearest weekday may end in the next month") {
  // 31 December 2023 is a Sunday; 2024-12-29 lies two days before the month end, 2021-01-03 three days after it.
  CHECK(fiscal_year(year_end_sunday, 2023) == days("2023-01-02", "2023-12-31"));
  CHECK(fiscal_year(year_end_sunday, 2024) == days("2024-01-01", "2024-12-29"));
  CHECK(fiscal_year(year_end_sunday, 2020) == days("2019-12-30", "2021-01-03"));
  CHECK(fiscal_year(year_end_sunday, 2020).days() == 371);
}

TEST_CASE("two fiscal years that end in one calendar year keep two names") {
  // 2020 ends on 2021-01-03 and 2021 on 2022-01-02; 2022 on 2023-01-01 and 2023 on 2023-12-31.
  CHECK(fiscal_year(year_end_sunday, 2022).last() == Date(2023, 1, 1));
  CHECK(fiscal_year(year_end_sunday, 2023).last() == Date(2023, 12, 31));
  CHECK(fiscal_year_of(year_end_sunday, Date(2023, 1, 1)) == 2022);
  CHECK(fiscal_year_of(year_end_sunday, Date(2023, 1, 2)) == 2023);
}

TEST_CASE("quarters of month-end calendars are three months") {
  CHECK(fiscal_quarter(alibaba, 2025, 1) == days("2024-04-01", "2024-06-30"));
  CHECK(fiscal_quarter(alibaba, 2025, 3) == days("2024-10-01", "2024-12-31"));
  CHECK(fiscal_quarter(alibaba, 2025, 4) == days("2025-01-01", "2025-03-31"));
  CHECK(fiscal_quarters(microsoft, 2025, 1, 2) == days("2024-07-01", "2024-12-31"));
  // A year that ends in February, over a leap day.
  CHECK(fiscal_quarter(parse_fiscal_year_end("02-28"), 2024, 4) == days("2023-12-01", "2024-02-29"));
}

TEST_CASE("quarters of week calendars are 13 weeks, counted back from the year end") {
  CHECK(fiscal_quarter(nvidia, 2025, 1) == days("2024-01-29", "2024-04-28"));
  CHECK(fiscal_quarter(nvidia, 2025, 2) == days("2024-04-29", "2024-07-28"));
  CHECK(fiscal_quarter(nvidia, 2025, 3) == days("2024-07-29", "2024-10-27"));
  CHECK(fiscal_quarter(nvidia, 2025, 4) == days("2024-10-28", "2025-01-26"));
  CHECK(fiscal_quarters(nvidia, 2025, 1, 3) == days("2024-01-29", "2024-10-27"));
}

TEST_CASE("the company's long quarter takes the 53rd week") {
  // Apple's 53 weeks of 2023: the extra week was in the first quarter, which ended on 2022-12-31.
  FiscalCalendar calendar = apple;
  calendar.long_quarter = 1;
  CHECK(fiscal_quarter(calendar, 2023, 1) == days("2022-09-25", "2022-12-31"));
  CHECK(fiscal_quarter(calendar, 2023, 2) == days("2023-01-01", "2023-04-01"));
  CHECK(fiscal_quarter(calendar, 2023, 4) == days("2023-07-02", "2023-09-30"));
  calendar.long_quarter = 4;
  CHECK(fiscal_quarter(calendar, 2023, 1).days() == 91);
  CHECK(fiscal_quarter(calendar, 2023, 4) == days("2023-06-25", "2023-09-30"));
}

TEST_CASE("four quarters make the year in every calendar and year") {
  for (FiscalCalendar calendar : {alibaba, walmart, nvidia, apple, intel, year_end_sunday}) {
    for (int long_quarter = 1; long_quarter <= 4; ++long_quarter) {
      calendar.long_quarter = long_quarter;
      for (int year = 1990; year <= 2060; ++year) {
        const Period whole = fiscal_year(calendar, year);
        CHECK(fiscal_year(calendar, year + 1).begin() == whole.end());
        Date next = whole.begin();
        for (int quarter = 1; quarter <= 4; ++quarter) {
          const Period part = fiscal_quarter(calendar, year, quarter);
          REQUIRE(part.begin() == next);
          next = part.end();
        }
        REQUIRE(next == whole.end());
        REQUIRE(fiscal_year_of(calendar, whole.first()) == year);
        REQUIRE(fiscal_year_of(calendar, whole.last()) == year);
      }
    }
  }
}

TEST_CASE("a year has quarters 1 to 4") {
  CHECK_THROWS_AS(fiscal_quarter(alibaba, 2025, 0), Error);
  CHECK_THROWS_AS(fiscal_quarter(alibaba, 2025, 5), Error);
  CHECK_THROWS_AS(fiscal_quarters(alibaba, 2025, 3, 2), Error);
}

TEST_CASE("a fiscal year end is read as people write it and printed in one form") {
  const auto strict = [](const char* text) { return fiscal_year_end_text(parse_fiscal_year_end(text)); };
  CHECK(strict("03-31") == "03-31");
  CHECK(strict("02-28") == "02-28");
  CHECK(strict("02-29") == "02-28");
  CHECK(strict("last saturday of september") == "last Saturday of September");
  CHECK(strict("Last Sun in Jan") == "last Sunday of January");
  CHECK(strict("nearest Sunday to December") == "nearest Sunday to December");
  CHECK(strict("Sunday nearest December 31") == "nearest Sunday to December");
  CHECK(strict("the Saturday nearest to January 31") == "nearest Saturday to January");
}

TEST_CASE("a fiscal year end that is none is refused with what is accepted") {
  CHECK(error_of([] { parse_fiscal_year_end("03-15"); }) ==
        "parse: 03-15: a fiscal year ends on the last day of a month, here 03-31; or write last Saturday of September");
  CHECK(error_of([] { parse_fiscal_year_end("13-31"); }) == "parse: 13-31: a year has months 01 to 12");
  for (const char* text : {"", "March", "first Sunday of May", "last Someday of May", "last Sunday of Maybe",
                           "nearest Sunday to December 30", "last Sunday of May 31", "3-31"}) {
    CAPTURE(text);
    CHECK(error_of([&] { parse_fiscal_year_end(text); }) ==
          "parse: '" + std::string(text) +
              "' is no fiscal year end: write 03-31 (the last day of a month), last Saturday of September, or nearest "
              "Sunday to December");
  }
}

TEST_CASE("calendars are equal when they make the same years") {
  FiscalCalendar a = alibaba;
  a.long_quarter = 1;
  a.weekday = Weekday(3);
  CHECK(a == alibaba);
  CHECK_FALSE(alibaba == walmart);
  FiscalCalendar b = apple;
  b.long_quarter = 1;
  CHECK_FALSE(b == apple);
  CHECK_FALSE(apple == parse_fiscal_year_end("nearest Saturday to September"));
}

}  // namespace fiscal_calendar_test
