#include "time/period.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"

namespace period_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("a date is read and printed as ISO 8601 writes it") {
  const Date day = parse_date("2024-02-29");
  CHECK(day == Date(2024, 2, 29));
  CHECK(to_string(day) == "2024-02-29");
  CHECK(to_string(parse_date("1981-01-02")) == "1981-01-02");
}

TEST_CASE("a day that does not exist is refused, and the message says why") {
  CHECK(error_of([] { parse_date("2024-02-30"); }) == "parse: 2024-02-30: February 2024 has 29 days");
  CHECK(error_of([] { parse_date("2023-02-29"); }) == "parse: 2023-02-29: February 2023 has 28 days");
  CHECK(error_of([] { parse_date("2024-04-00"); }) == "parse: 2024-04-00: April 2024 has 30 days");
  CHECK(error_of([] { parse_date("2024-13-01"); }) == "parse: 2024-13-01: a year has months 01 to 12");
  CHECK(error_of([] { parse_date("2024-00-01"); }) == "parse: 2024-00-01: a year has months 01 to 12");
  CHECK(error_of([] { parse_date("0024-01-01"); }) == "parse: 0024-01-01: years go from 1900 to 2200");
}

TEST_CASE("text that is no date is refused with the form that is accepted") {
  for (const char* text : {"", "2024", "24-06-30", "2024-6-30", "2024/06/30", "2024-06-30 ", "30.06.2024", "2024-06-3x",
                           "latest", "+024-06-30"}) {
    CAPTURE(text);
    CHECK(error_of([&] { parse_date(text); }) ==
          "parse: '" + std::string(text) + "' is no date: write it as 2024-06-30");
  }
}

TEST_CASE("days that are no ordinary days print as words") {
  CHECK(to_string(latest) == "latest");
  CHECK(to_string(Date()).empty());
}

TEST_CASE("days are numbered from 1970-01-01") {
  CHECK(day_number(Date(1970, 1, 1)) == 0);
  CHECK(day_number(Date(1969, 12, 31)) == -1);
  CHECK(day_number(Date(2024, 1, 1)) == 19723);
  CHECK(date_of(0) == Date(1970, 1, 1));
  CHECK(date_of(19723) == Date(2024, 1, 1));
  CHECK(date_of(-25567) == Date(1900, 1, 1));
  CHECK_THROWS_AS(date_of(10'000'000), Error);
  CHECK_THROWS_AS(date_of(-10'000'000), Error);
}

TEST_CASE("a period is half-open inside and inclusive outside") {
  const Period half = Period::between(Date(2024, 1, 1), Date(2024, 6, 30));
  CHECK(half == Period(Date(2024, 1, 1), Date(2024, 7, 1)));
  CHECK(half.begin() == Date(2024, 1, 1));
  CHECK(half.end() == Date(2024, 7, 1));
  CHECK(half.first() == Date(2024, 1, 1));
  CHECK(half.last() == Date(2024, 6, 30));
  CHECK(half.days() == 182);
  CHECK(to_string(half) == "2024-01-01..2024-06-30");
}

TEST_CASE("an instant is the period of one day") {
  const Period day = Period::instant(Date(2024, 8, 26));
  CHECK(day.days() == 1);
  CHECK(day.first() == day.last());
  CHECK(day == Period::between(Date(2024, 8, 26), Date(2024, 8, 26)));
  CHECK(to_string(day) == "2024-08-26");
}

TEST_CASE("a period begins before it ends, on ordinary days") {
  CHECK_THROWS_AS(Period(Date(2024, 1, 1), Date(2024, 1, 1)), Error);
  CHECK_THROWS_AS(Period(Date(2024, 1, 2), Date(2024, 1, 1)), Error);
  CHECK_THROWS_AS(Period(Date(2024, 1, 1), latest), Error);
  CHECK_THROWS_AS(Period(Date(), Date(2024, 1, 1)), Error);
  CHECK_THROWS_AS(Period::instant(latest), Error);
  CHECK(error_of([] { Period::between(Date(2024, 6, 30), Date(2024, 1, 1)); }) ==
        "parse: 2024-06-30..2024-01-01: the last day comes before the first");
}

TEST_CASE("periods are ordered by begin, then by end") {
  const Period quarter(Date(2024, 1, 1), Date(2024, 4, 1));
  const Period half(Date(2024, 1, 1), Date(2024, 7, 1));
  const Period second(Date(2024, 4, 1), Date(2024, 7, 1));
  std::vector<Period> periods = {second, half, quarter};
  std::sort(periods.begin(), periods.end());
  CHECK(periods == std::vector<Period>{quarter, half, second});
}

TEST_CASE("neighbours do not overlap, and a period contains itself") {
  const Period first(Date(2024, 1, 1), Date(2024, 4, 1));
  const Period second(Date(2024, 4, 1), Date(2024, 7, 1));
  const Period half(Date(2024, 1, 1), Date(2024, 7, 1));
  CHECK_FALSE(overlap(first, second));
  CHECK(overlap(first, half));
  CHECK(overlap(half, second));
  CHECK(contains(half, second));
  CHECK(contains(half, half));
  CHECK_FALSE(contains(first, half));
}

TEST_CASE("months later keeps the day, and the last day of a month a last day") {
  CHECK(months_later(Date(2024, 6, 15), -12) == Date(2023, 6, 15));
  CHECK(months_later(Date(2024, 6, 30), -3) == Date(2024, 3, 31));
  CHECK(months_later(Date(2024, 2, 29), -12) == Date(2023, 2, 28));
  CHECK(months_later(Date(2023, 2, 28), 12) == Date(2024, 2, 29));
  CHECK(months_later(Date(2024, 3, 30), -1) == Date(2024, 2, 29));
  CHECK(months_later(Date(2023, 11, 30), 6) == Date(2024, 5, 31));
}

TEST_CASE("a period moved by months keeps whole months whole and neighbours neighbours") {
  const Period february = Period::between(Date(2024, 2, 1), Date(2024, 2, 29));
  CHECK(months_later(february, -12) == Period::between(Date(2023, 2, 1), Date(2023, 2, 28)));
  const Period odd = Period::between(Date(2024, 1, 31), Date(2024, 6, 29));
  const Period next = Period::between(Date(2024, 6, 30), Date(2024, 7, 30));
  CHECK(months_later(odd, -6).end() == months_later(next, -6).begin());
  // 30 and 31 May fall together on the last of February; a day is left of them.
  CHECK(months_later(Period::between(Date(2024, 5, 30), Date(2024, 5, 31)), -3) == Period::instant(Date(2024, 2, 29)));
}

TEST_CASE("a day moved by months is a day") {
  const auto moved = [](const char* day, int months) {
    return to_string(months_later(Period::instant(parse_date(day)), months));
  };
  CHECK(moved("2025-02-28", -12) == "2024-02-29");
  CHECK(moved("2024-02-29", -12) == "2023-02-28");
  CHECK(moved("2024-06-30", -12) == "2023-06-30");
}

}  // namespace period_test
