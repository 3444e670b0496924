#include "time/period_memo.hpp"

#include "catch.hpp"

namespace period_memo_test {

using namespace capex;
using namespace capex::core;

namespace {

int length_of(const Period& period) {
  return period.days();
}

}  // namespace

TEST_CASE("a memo makes what it does not remember, once") {
  PeriodMemo<int> memo;
  int made = 0;
  const auto make = [&](const Period& period) {
    ++made;
    return length_of(period);
  };
  const Period half = Period::between(parse_date("2024-01-01"), parse_date("2024-06-30"));
  const Period year = Period::between(parse_date("2024-01-01"), parse_date("2024-12-31"));
  CHECK(memo.of(half, make) == 182);
  CHECK(memo.of(year, make) == 366);
  CHECK(memo.of(half, make) == 182);
  CHECK(made == 2);
}

TEST_CASE("a memo remembers a period by its number too") {
  PeriodMemo<int> memo;
  int made = 0;
  const auto make = [&made] { return ++made; };
  CHECK(memo.of_number(7, make) == 1);
  CHECK(memo.of_number(8, make) == 2);
  CHECK(memo.of_number(7, make) == 1);
}

TEST_CASE("a memo answers right however many periods come") {
  PeriodMemo<int> memo;
  const Date first = parse_date("1990-01-01");
  for (int round = 0; round < 2; ++round) {
    for (int begin = 0; begin < 3'000; begin += 7) {
      for (const int length : {1, 90, 181, 365}) {
        const Date from = first + boost::gregorian::days(begin);
        const Period period(from, from + boost::gregorian::days(length));
        REQUIRE(memo.of(period, length_of) == length);
      }
    }
  }
}

TEST_CASE("what does not fit any more is made anew") {
  PeriodMemo<int> memo;
  const Period day = Period::instant(parse_date("2024-06-30"));
  for (const int wanted : {1, 2, 2, 1}) {
    CHECK(memo.of(
              day, [&](const Period&) { return wanted; }, [&](int known) { return known == wanted; }) == wanted);
  }
}

}  // namespace period_memo_test
