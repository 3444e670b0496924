#include "time/next_period.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

namespace next_period_test {

using namespace capex;
using namespace capex::core;

namespace {

/// "2024Q3 2024-07-01..2024-09-30"
std::string next(const std::vector<const char*>& labels, const char* year_end = "12-31") {
  const FiscalCalendar calendar = parse_fiscal_year_end(year_end);
  std::vector<Period> stated;
  for (const char* label : labels) stated.push_back(resolve(parse_label(label), calendar));
  const auto found = next_period(stated, calendar);
  if (!found) return "";
  return to_string(found->label) + ' ' + to_string(found->days.first()) + ".." + to_string(found->days.last());
}

}  // namespace

TEST_CASE("who states quarters is asked for the next quarter") {
  CHECK(next({"2024Q1", "2024Q2"}) == "2024Q3 2024-07-01..2024-09-30");
  CHECK(next({"2024Q2"}, "06-30") == "2024Q3 2024-07-01..2024-09-30");
  CHECK(next({"FY2025Q1"}, "last Sunday of January") == "FY2025Q2 2024-04-29..2024-07-28");
}

TEST_CASE("who states year to date is asked for a quarter") {
  CHECK(next({"2023", "2024Q1", "2024H1", "9M2024"}) == "2024Q4 2024-10-01..2024-12-31");
  CHECK(next({"9M2024", "2024"}) == "2025Q1 2025-01-01..2025-03-31");
}

TEST_CASE("who states halves or years is asked for one") {
  CHECK(next({"2023H1", "2024H1"}) == "2024H2 2024-07-01..2024-12-31");
  CHECK(next({"2023", "2024H1"}) == "2024H2 2024-07-01..2024-12-31");
  CHECK(next({"2023", "2024"}) == "2025 2025-01-01..2025-12-31");
  CHECK(next({"FY2024", "FY2025"}, "05-31") == "FY2026 2025-06-01..2026-05-31");
}

TEST_CASE("a half that is none of the fiscal year is followed by the half beside it") {
  CHECK(next({"2024H1"}, "03-31") == "2024H2 2024-07-01..2024-12-31");
  CHECK(next({"2024H1"}, "last Sunday of January") == "2024H2 2024-07-01..2024-12-31");
}

TEST_CASE("quarters of 12 and 16 weeks end with the year") {
  CHECK(next({"2023-11-27..2024-02-18", "2024-02-19..2024-05-12"}, "nearest Sunday to August") ==
        "FY2024Q4 2024-05-13..2024-09-01");
}

TEST_CASE("of no periods none is next") {
  CHECK(next({}).empty());
}

}  // namespace next_period_test
