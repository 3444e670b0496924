// Exact days of what the SEC's data sets round: expectations counted on a calendar.
#include <vector>

#include "catch.hpp"
#include "io/sec/exact_days.hpp"

namespace exact_days_test {

using namespace capex::core;

namespace {

Period days(const char* first, const char* last) {
  return Period::between(parse_date(first), parse_date(last));
}

RoundedPeriod rounded(const char* end, int quarters) {
  return {parse_date(end), quarters};
}

}  // namespace

TEST_CASE("an end rounds to the nearest end of a month") {
  CHECK(rounds_to(days("2023-10-01", "2024-09-28"), rounded("2024-09-30", 4)));
  CHECK(rounds_to(days("2023-01-01", "2023-12-30"), rounded("2023-12-31", 4)));
  // 5 days into January; the month before is nearer.
  CHECK(rounds_to(days("2024-01-06", "2025-01-05"), rounded("2024-12-31", 4)));
  CHECK_FALSE(rounds_to(days("2024-01-06", "2025-01-05"), rounded("2025-01-31", 4)));
  CHECK_FALSE(rounds_to(days("2023-10-01", "2024-09-28"), rounded("2024-08-31", 4)));
  // 2024-02-14 is 14 days past January and 15 before the end of February; 2024-02-15 the other way about.
  CHECK(rounds_to(days("2024-02-14", "2024-02-14"), rounded("2024-01-31", 0)));
  CHECK_FALSE(rounds_to(days("2024-02-14", "2024-02-14"), rounded("2024-02-29", 0)));
  CHECK(rounds_to(days("2024-02-15", "2024-02-15"), rounded("2024-02-29", 0)));
  // The 15th of a month of 30 days is as near to both.
  CHECK(rounds_to(days("2024-06-15", "2024-06-15"), rounded("2024-05-31", 0)));
  CHECK(rounds_to(days("2024-06-15", "2024-06-15"), rounded("2024-06-30", 0)));
  // What is no end of a month is nobody's.
  CHECK_FALSE(rounds_to(days("2024-06-28", "2024-06-28"), rounded("2024-06-28", 0)));
}

TEST_CASE("a length rounds to whole quarters of 91 days") {
  CHECK(rounds_to(days("2024-01-01", "2024-03-31"), rounded("2024-03-31", 1)));
  CHECK(rounds_to(days("2024-01-01", "2024-06-30"), rounded("2024-06-30", 2)));
  CHECK(rounds_to(days("2024-01-01", "2024-09-30"), rounded("2024-09-30", 3)));
  CHECK(rounds_to(days("2024-01-01", "2024-12-31"), rounded("2024-12-31", 4)));
  // 53 weeks, and the 16, 28 and 40 weeks of a grocer's year to date.
  CHECK(rounds_to(days("2022-09-25", "2023-09-30"), rounded("2023-09-30", 4)));
  CHECK(rounds_to(days("2024-01-29", "2024-05-19"), rounded("2024-05-31", 1)));
  CHECK(rounds_to(days("2024-01-29", "2024-08-11"), rounded("2024-07-31", 2)));
  CHECK(rounds_to(days("2024-01-29", "2024-11-03"), rounded("2024-10-31", 3)));
  // 136 days are nearer to one quarter, 137 to two.
  CHECK(rounds_to(days("2024-01-01", "2024-05-15"), rounded("2024-04-30", 1)));
  CHECK(rounds_to(days("2024-01-01", "2024-05-16"), rounded("2024-05-31", 2)));
  CHECK_FALSE(rounds_to(days("2024-01-01", "2024-03-31"), rounded("2024-03-31", 2)));
}

TEST_CASE("of no quarters is a day, and not a short period") {
  CHECK(rounds_to(days("2024-09-28", "2024-09-28"), rounded("2024-09-30", 0)));
  CHECK_FALSE(rounds_to(days("2024-09-01", "2024-09-30"), rounded("2024-09-30", 0)));
  CHECK_FALSE(rounds_to(days("2024-09-28", "2024-09-28"), rounded("2024-09-30", 1)));
}

TEST_CASE("the filing tells its days, else its filer, and two never do") {
  const std::vector<Period> none;
  const std::vector<Period> weeks = {days("2023-10-01", "2024-09-28"), days("2024-06-30", "2024-09-28")};
  const std::vector<Period> months = {days("2023-10-01", "2024-09-30")};
  const RoundedPeriod year = rounded("2024-09-30", 4);
  CHECK(exact_days(year, weeks, months).days == weeks[0]);
  CHECK(exact_days(year, none, months).days == months[0]);
  // A filing that states other periods only leaves it to the filer's.
  CHECK(exact_days(year, {weeks.data() + 1, 1}, months).days == months[0]);

  const ExactDays unknown = exact_days(year, none, {weeks.data() + 1, 1});
  CHECK_FALSE(unknown.days);
  CHECK_FALSE(unknown.several);

  const std::vector<Period> both = {months[0], weeks[0]};
  const ExactDays several = exact_days(year, both, months);
  CHECK_FALSE(several.days);
  CHECK(several.several);
  CHECK(exact_days(year, none, both).several);
  // Twice the same is one.
  const std::vector<Period> twice = {months[0], months[0]};
  CHECK(exact_days(year, twice, none).days == months[0]);
}

}  // namespace exact_days_test
