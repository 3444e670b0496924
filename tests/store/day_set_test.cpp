#include "store/read/day_set.hpp"

#include "catch.hpp"

namespace day_set_test {

using capex::core::store::DaySet;

TEST_CASE("a set of days has those that were added, and no others that look like them") {
  DaySet days;
  CHECK(days.empty());
  CHECK_FALSE(days.has(0));
  for (const std::int64_t day : {-1, 0, 19904, 20088}) days.add(day);
  CHECK_FALSE(days.empty());
  for (std::int64_t day = -5000; day < 30000; ++day) {
    INFO(day);
    CHECK(days.has(day) == (day == -1 || day == 0 || day == 19904 || day == 20088));
  }
}

}  // namespace day_set_test
