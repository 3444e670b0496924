#include "time/period_request.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace period_request_test {

using namespace capex;
using namespace capex::core;

namespace {

/// The labels, separated by blanks.
std::string text_of(const std::vector<Label>& labels) {
  std::string result;
  for (const Label& label : labels) result += (result.empty() ? "" : " ") + to_string(label);
  return result;
}

/// What is asked for of those that are reached.
std::string asked(const char* request, const char* reached, std::optional<Step> by = std::nullopt) {
  return text_of(parse_periods(request, by).among(parse_labels(reached)));
}

}  // namespace

TEST_CASE("named periods are the same for everyone") {
  const PeriodRequest request = parse_periods("2023H1..2024H1");
  CHECK(request.kind() == PeriodRequest::Kind::named);
  CHECK(text_of(request.labels()) == "2023H1 2023H2 2024H1");
  CHECK(text_of(parse_periods("2024", Step::half).labels()) == "2024H1 2024H2");
}

TEST_CASE("an open range goes as far as the figures reach") {
  CHECK(parse_periods("2024H1..").step() == Step::half);
  CHECK(asked("2024H1..", "2022H1..2025H1") == "2024H1 2024H2 2025H1");
  CHECK(asked("2024..", "2022..2025") == "2024 2025");
  CHECK(asked("..2024", "2022..2025") == "2022 2023 2024");
  CHECK(asked("2024..", "2022H1..2025H1", Step::half) == "2024H1 2024H2 2025H1");
  CHECK(asked("..2023", "2022Q3..2025Q1", Step::quarter) == "2022Q3 2022Q4 2023Q1 2023Q2 2023Q3 2023Q4");
  CHECK(asked("FY24..", "FY2023..FY2025") == "FY2024 FY2025");
  CHECK(parse_periods("FY2024..", Step::half).step() == Step::fiscal_half);
  CHECK(asked("2026..", "2022..2025").empty());
  CHECK(asked("..2021", "2022..2025").empty());
}

TEST_CASE("what lies between two that are reached is asked for, too") {
  const std::vector<Label> reached = {Label::half(2023, 1), Label::half(2024, 2)};
  CHECK(text_of(parse_periods("2023H1..").among(reached)) == "2023H1 2023H2 2024H1 2024H2");
  CHECK(text_of(parse_periods("last 3 halves").among(reached)) == "2023H2 2024H1 2024H2");
}

TEST_CASE("the newest are counted back from what is reached last") {
  CHECK(parse_periods("last 8 quarters").step() == Step::quarter);
  CHECK(asked("last 4 halves", "2020H1..2025H1") == "2023H2 2024H1 2024H2 2025H1");
  CHECK(asked("last quarter", "2020Q1..2025Q1") == "2025Q1");
  CHECK(asked("latest half", "2020H1..2025H1") == "2025H1");
  CHECK(asked("last 4Q", "2020Q1..2025Q1") == "2024Q2 2024Q3 2024Q4 2025Q1");
  CHECK(asked("last 3 fiscal years", "FY2020..FY2025") == "FY2023 FY2024 FY2025");
  CHECK(asked("last 8 halves", "2024H1..2025H1") == "2024H1 2024H2 2025H1");
  CHECK(asked("latest", "2020H1..2025H1", Step::half) == "2025H1");
  CHECK(asked("latest", "2020H1..2025H1") == "2025H1");
}

TEST_CASE("a trailing year without a day is the newest") {
  for (const char* text : {"TTM", "ttm", "LTM", "trailing twelve months", "last 12 months"}) {
    CHECK(parse_periods(text).kind() == PeriodRequest::Kind::trailing_year);
  }
  CHECK(parse_periods("TTM@2024-06-30").kind() == PeriodRequest::Kind::named);
}

TEST_CASE("a request that cannot be answered is refused") {
  const auto refusal = [](const char* text, std::optional<Step> by = std::nullopt) {
    return error_of([&] { parse_periods(text, by); });
  };
  CHECK(refusal("last 0 quarters") == "parse: 0: the last 1 to 1000 periods");
  CHECK(refusal("last 8 quarters", Step::half) == "parse: 'last 8 quarters' says its own step: leave out the other");
  CHECK(refusal("9M2024..") ==
        "parse: 9M2024: a range without an end is of years, halves, quarters or months, as in 2024.. or 2024H1..");
  CHECK(refusal("2024Q1..", Step::half) == "parse: 2024Q1 cannot be cut into halves exactly");
  CHECK(refusal("last 8 weeks").find("parse: 'last 8 weeks' is no period") == 0);
  CHECK(refusal("..").find("parse") == 0);
}

}  // namespace period_request_test
