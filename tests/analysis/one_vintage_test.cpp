#include "analysis/standing/one_vintage.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "time/label.hpp"

namespace one_vintage_test {

using namespace capex;
using namespace capex::core;

namespace {

/// A value that stood since a day and was last stated on another.
Vintage since(const std::string& first, const std::string& last) {
  return {nullptr, parse_date(first), parse_date(last), {}};
}
Vintage since(const std::string& day) {
  return since(day, day);
}

History history(const std::string& label, const std::vector<Vintage>& vintages) {
  return {resolve(parse_label(label)), vintages};
}

std::vector<std::size_t> read(const std::vector<History>& operands) {
  const Readings readings = one_vintage(operands);
  return {readings.begin(), readings.end()};
}

// Meta's filings of 2023: the nine months restated on 2024-10-31, the year on 2025-01-30.
const std::vector<Vintage> nine_months = {since("2023-10-26"), since("2024-10-31")};
const std::vector<Vintage> year_as_first_filed = {since("2024-02-02")};
const std::vector<Vintage> year_restated = {since("2024-02-02"), since("2025-01-30")};

using Read = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a year that is not restated yet holds back the restatement of its nine months") {
  CHECK(read({history("2023", year_as_first_filed), history("9M2023", nine_months)}) == Read{0, 0});
}

TEST_CASE("once the year is restated too, both are read as restated") {
  CHECK(read({history("2023", year_restated), history("9M2023", nine_months)}) == Read{1, 1});
}

TEST_CASE("an operand stated again on the day of the restatement or later holds nothing back") {
  const std::vector<Vintage> repeated = {since("2024-02-02", "2024-10-31")};
  CHECK(read({history("2023", repeated), history("9M2023", nine_months)}) == Read{0, 1});
}

TEST_CASE("periods that do not overlap hold nothing back") {
  CHECK(read({history("2024", year_as_first_filed), history("9M2023", nine_months)}) == Read{0, 1});
}

TEST_CASE("a restatement alone is read") {
  CHECK(read({history("9M2023", nine_months)}) == Read{1});
}

TEST_CASE("a restated quarter is held back by a year restated before the quarter was last stated") {
  // The year was restated in May; the quarter repeated its old value in August, and changed only in October.
  const std::vector<Vintage> year = {since("2024-02-02"), since("2024-05-02")};
  const std::vector<Vintage> quarter = {since("2023-04-27", "2024-08-01"), since("2024-10-31")};
  CHECK(read({history("2023", year), history("2023Q1", quarter)}) == Read{1, 0});
}

TEST_CASE("what is held back holds back in turn") {
  // The half follows the nine months, which follow the year: none may run ahead.
  const std::vector<Vintage> half = {since("2023-07-27"), since("2024-10-31")};
  CHECK(read({history("2023H1", half), history("9M2023", nine_months), history("2023", year_as_first_filed)}) ==
        Read{0, 0, 0});
}

TEST_CASE("several restatements go back one by one") {
  const std::vector<Vintage> twice = {since("2023-10-26"), since("2024-01-15"), since("2024-10-31")};
  CHECK(read({history("2023", year_as_first_filed), history("9M2023", twice)}) == Read{0, 1});
}

}  // namespace one_vintage_test
