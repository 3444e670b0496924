#include "catch.hpp"
#include "error_text.hpp"
#include "time/label.hpp"

namespace label_range_test {

using namespace capex;
using namespace capex::core;

namespace {

std::string one_earlier(const char* label, Step step) {
  return to_string(earlier(parse_label(label), step));
}

/// The labels, separated by blanks.
std::string listed(const char* text, std::optional<Step> by = std::nullopt) {
  std::string result;
  for (const Label& label : parse_labels(text, by)) result += (result.empty() ? "" : " ") + to_string(label);
  return result;
}

std::string refusal(const char* text, std::optional<Step> by = std::nullopt) {
  return error_of([&] { parse_labels(text, by); });
}

}  // namespace

TEST_CASE("steps are read in any case and printed as they are written") {
  for (const Step step : {Step::year, Step::half, Step::quarter, Step::month, Step::fiscal_year, Step::fiscal_half,
                          Step::fiscal_quarter}) {
    CHECK(parse_step(to_string(step)) == step);
  }
  CHECK(parse_step("Fiscal-Year") == Step::fiscal_year);
  CHECK(error_of([] { parse_step("week"); }) ==
        "parse: no step 'week': it is one of year, half, quarter, month, fiscal-year, fiscal-half, fiscal-quarter");
}

TEST_CASE("a label one step earlier is of the same kind") {
  CHECK(one_earlier("2024H1", Step::year) == "2023H1");
  CHECK(one_earlier("2024H1", Step::half) == "2023H2");
  CHECK(one_earlier("2024H2", Step::half) == "2024H1");
  CHECK(one_earlier("2024Q1", Step::quarter) == "2023Q4");
  CHECK(one_earlier("2024Q3", Step::half) == "2024Q1");
  CHECK(one_earlier("2024", Step::year) == "2023");
  CHECK(one_earlier("9M2024", Step::year) == "9M2023");
  CHECK(one_earlier("2024-01", Step::month) == "2023-12");
  CHECK(one_earlier("2024-02", Step::year) == "2023-02");
  CHECK(one_earlier("2024-06-30", Step::quarter) == "2024-03-31");
}

TEST_CASE("a fiscal label one step earlier is fiscal") {
  CHECK(one_earlier("FY2025Q1", Step::quarter) == "FY2024Q4");
  CHECK(one_earlier("FY2025Q1", Step::year) == "FY2024Q1");
  CHECK(one_earlier("FY2025H1", Step::fiscal_half) == "FY2024H2");
  CHECK(one_earlier("9MFY2025", Step::fiscal_year) == "9MFY2024");
}

TEST_CASE("trailing years and days move by months") {
  CHECK(one_earlier("TTM@2024-06-30", Step::year) == "TTM@2023-06-30");
  CHECK(one_earlier("TTM@2024-02-29", Step::year) == "TTM@2023-02-28");
  CHECK(one_earlier("2024-04-01..2024-09-30", Step::half) == "2023-10-01..2024-03-31");
  CHECK(one_earlier("2024-02-01..2024-03-31", Step::year) == "2023-02-01..2023-03-31");
  CHECK(one_earlier("2024-01-01..2024-02-29", Step::year) == "2023-01-01..2023-02-28");
}

TEST_CASE("a label that is longer than the step cannot step by it") {
  CHECK(error_of([] { earlier(Label::year(2024), Step::half); }) ==
        "usage: 2024 is longer than a half: grow it over a longer step");
  CHECK_THROWS_AS(earlier(Label::half(2024, 1), Step::quarter), Error);
  CHECK_THROWS_AS(earlier(Label::nine_months(2024), Step::half), Error);
  CHECK_THROWS_AS(earlier(Label::trailing_year(Date(2024, 6, 30)), Step::quarter), Error);
  CHECK_THROWS_AS(earlier(parse_label("2024-01-01..2024-07-31"), Step::half), Error);
  CHECK_THROWS_AS(earlier(parse_label("2024-02-01..2024-03-05"), Step::month), Error);
}

TEST_CASE("a year of 53 weeks and a quarter of 14 can step back, though they are days longer than the step") {
  CHECK(one_earlier("2023-01-29..2024-02-03", Step::year) == "2022-01-29..2023-02-03");
  CHECK(one_earlier("2023-02-01..2023-05-09", Step::quarter) == "2022-11-01..2023-02-09");
}

TEST_CASE("a year ago is the company's own year-ago period") {
  const auto days = [](const char* text) { return resolve(parse_label(text)); };
  const FiscalCalendar apple = [] {
    FiscalCalendar calendar = parse_fiscal_year_end("last Saturday of September");
    calendar.long_quarter = 1;
    return calendar;
  }();
  // The quarter to 2023-12-30 compares with that of 14 weeks to 2022-12-31, the one after it with 13 weeks, 364 days
  // back.
  CHECK(year_ago(days("2023-10-01..2023-12-30"), apple) == days("2022-09-25..2022-12-31"));
  CHECK(year_ago(days("2023-12-31..2024-03-30"), apple) == days("2023-01-01..2023-04-01"));
  CHECK(year_ago(days("2023-10-01..2024-09-28"), apple) == days("2022-09-25..2023-09-30"));
  CHECK(year_ago(days("2024H1"), apple) == days("2023H1"));
  CHECK(year_ago(days("2024-02"), FiscalCalendar{}) == days("2023-02"));
}

TEST_CASE("a range lists every period of its kind") {
  CHECK(listed("2024H1") == "2024H1");
  CHECK(listed("2023H1..2024H2") == "2023H1 2023H2 2024H1 2024H2");
  CHECK(listed("2023Q3..2024Q2") == "2023Q3 2023Q4 2024Q1 2024Q2");
  CHECK(listed("FY2023..FY2025") == "FY2023 FY2024 FY2025");
  CHECK(listed("FY2024Q4..FY2025Q1") == "FY2024Q4 FY2025Q1");
  CHECK(listed("2023-11..2024-02") == "2023-11 2023-12 2024-01 2024-02");
  CHECK(listed("9M2023..9M2024") == "9M2023 9M2024");
  CHECK(listed("TTM@2024-03-31..TTM@2024-09-30") == "TTM@2024-03-31 TTM@2024-06-30 TTM@2024-09-30");
  CHECK(listed("2024-01-01..2024-06-30") == "2024-01-01..2024-06-30");
}

TEST_CASE("a range is written with a dash or a word, too") {
  CHECK(listed("2024H1-2025H1") == "2024H1 2024H2 2025H1");
  CHECK(listed("2024H1 to 2025H1") == "2024H1 2024H2 2025H1");
  CHECK(listed("1H24-1H25") == "2024H1 2024H2 2025H1");
  CHECK(listed("1H24–1H25") == "2024H1 2024H2 2025H1");
  CHECK(listed("Q3 2024 - Q1 2025") == "2024Q3 2024Q4 2025Q1");
  CHECK(listed("FY23-FY25") == "FY2023 FY2024 FY2025");
  CHECK(listed("2023-2025") == "2023 2024 2025");
  CHECK(listed("2024-01-2024-03") == "2024-01 2024-02 2024-03");
  CHECK(listed("2024-01-01-2024-06-30") == "2024-01-01..2024-06-30");
  CHECK(listed("1 Jan 2024 to 30 June 2024") == "2024-01-01..2024-06-30");
  CHECK(listed("1H24..1H25") == "2024H1 2024H2 2025H1");
  CHECK(listed("2024年上半年至2025年上半年") == "2024H1 2024H2 2025H1");
  CHECK(listed("2023-2024", Step::half) == "2023H1 2023H2 2024H1 2024H2");
  CHECK(refusal("2024-25") ==
        "parse: 2024-25: is it the fiscal year that ends in 2025 or both years? Write FY2025 or 2024..2025");
  CHECK(refusal("2024-26") == "parse: 2024-26: a year has months 01 to 12");
  CHECK(refusal("2024H1-2025Q1") ==
        "parse: 2024H1-2025Q1: the ends of a range are of one kind, as in 2023H1..2024H2 or FY2023..FY2025");
}

TEST_CASE("a period is cut into the pieces that it is asked by") {
  CHECK(listed("2024", Step::half) == "2024H1 2024H2");
  CHECK(listed("2023..2024", Step::half) == "2023H1 2023H2 2024H1 2024H2");
  CHECK(listed("2024H1", Step::quarter) == "2024Q1 2024Q2");
  CHECK(listed("2024H1", Step::half) == "2024H1");
  CHECK(listed("2023Q1..2024Q4", Step::year) == "2023 2024");
  CHECK(listed("9M2024", Step::quarter) == "2024Q1 2024Q2 2024Q3");
  CHECK(listed("9M2023..9M2024", Step::quarter) == "2023Q1 2023Q2 2023Q3 2024Q1 2024Q2 2024Q3");
  CHECK(listed("2024Q1", Step::month) == "2024-01 2024-02 2024-03");
  CHECK(listed("2024-01-01..2024-09-30", Step::quarter) == "2024Q1 2024Q2 2024Q3");
  CHECK(listed("TTM@2024-06-30", Step::half) == "2023H2 2024H1");
  CHECK(listed("TTM@2023-06-30..TTM@2024-06-30", Step::half) == "TTM@2023-06-30 TTM@2023-12-31 TTM@2024-06-30");
}

TEST_CASE("fiscal periods are cut in fiscal terms") {
  CHECK(listed("FY2025", Step::half) == "FY2025H1 FY2025H2");
  CHECK(listed("FY2025", Step::fiscal_quarter) == "FY2025Q1 FY2025Q2 FY2025Q3 FY2025Q4");
  CHECK(listed("2023..2025", Step::fiscal_year) == "FY2023 FY2024 FY2025");
  CHECK(listed("2024", Step::fiscal_half) == "FY2024H1 FY2024H2");
}

TEST_CASE("a range that does not hold together is refused") {
  CHECK(refusal("2023H1..2024Q2") ==
        "parse: 2023H1..2024Q2: the ends of a range are of one kind, as in 2023H1..2024H2 or FY2023..FY2025");
  CHECK_THROWS_AS(parse_labels("2023..FY2024"), Error);
  CHECK_THROWS_AS(parse_labels("2024-01-01..2024H1"), Error);
  CHECK(refusal("2024H2..2023H1") == "parse: 2024H2..2023H1: the last comes before the first");
  CHECK(refusal("2024-06-30..2024-01-01") == "parse: 2024-06-30..2024-01-01: the last day comes before the first");
  CHECK(refusal("2023H3..2024H2") == "parse: 2023H3: a year has halves 1 and 2");
  CHECK(refusal("TTM@2024-03-31..TTM@2024-08-31") ==
        "parse: TTM@2024-03-31..TTM@2024-08-31: 3 months at a time from 2024-03-31 do not lead to 2024-08-31");
  CHECK_THROWS_AS(parse_labels("2023.."), Error);
  CHECK_THROWS_AS(parse_labels("..2024"), Error);
}

TEST_CASE("pieces that do not fit exactly are refused") {
  CHECK(refusal("2024Q1", Step::half) == "parse: 2024Q1 cannot be cut into halves exactly");
  CHECK(refusal("9M2024", Step::half) == "parse: 9M2024 cannot be cut into halves exactly");
  CHECK(refusal("2024-01-15..2024-06-30", Step::month) ==
        "parse: 2024-01-15..2024-06-30 cannot be cut into months exactly");
  CHECK(refusal("2024-04-01..2024-09-30", Step::half) ==
        "parse: 2024-04-01..2024-09-30 cannot be cut into halves exactly");
  CHECK(refusal("FY2025", Step::month) == "parse: FY2025 cannot be cut into months exactly");
  CHECK(refusal("2024-01", Step::fiscal_year) == "parse: 2024-01 cannot be cut into fiscal years exactly");
  CHECK(refusal("2024-06-30", Step::year) == "parse: 2024-06-30 cannot be cut into years exactly");
}

TEST_CASE("labels of one kind lie months apart") {
  const auto months = [](const char* first, const char* last) {
    return months_between(parse_label(first), parse_label(last));
  };
  CHECK(months("2020", "2024") == 48);
  CHECK(months("2024H1", "2022H2") == -18);
  CHECK(months("FY2025Q1", "FY2025Q3") == 6);
  CHECK(months("9M2023", "9M2024") == 12);
  CHECK(months("2024-02", "2024-11") == 9);
  CHECK(months("TTM@2023-09-30", "TTM@2024-06-30") == 9);
  CHECK(months("2024-02-29", "2024-03-31") == 1);
  CHECK(months("2023-02-01..2023-07-31", "2024-02-01..2024-07-31") == 12);
  for (const auto& ends :
       {std::pair("2020", "2024H1"), std::pair("2024", "FY2024"), std::pair("2024-01-10", "2024-02-11"),
        std::pair("2024-01-01..2024-02-10", "2024-02-01..2024-04-10")}) {
    CHECK(error_of([&] { months(ends.first, ends.second); }) ==
          "usage: " + std::string(ends.first) + " and " + ends.second +
              " are not two labels of one kind that lie whole months apart");
  }
}

TEST_CASE("a company's days are named by the calendar, else by its own year, else by themselves") {
  const FiscalCalendar june = parse_fiscal_year_end("06-30");
  const auto name = [&june](const char* days) { return to_string(name_of(resolve(parse_label(days)), june)); };
  CHECK(name("2023-07-01..2023-12-31") == "2023H2");
  CHECK(name("2023-07-01..2024-06-30") == "FY2024");
  CHECK(name("2023-07-01..2024-03-31") == "9MFY2024");
  CHECK(name("2023-07-01..2024-02-29") == "2023-07-01..2024-02-29");
}

}  // namespace label_range_test
