#include "time/label.hpp"

#include "catch.hpp"
#include "error_text.hpp"

namespace label_test {

using namespace capex;
using namespace capex::core;

namespace {

Period days(const char* first, const char* last) {
  return Period::between(parse_date(first), parse_date(last));
}
Period of(const char* label) {
  return resolve(parse_label(label));
}
std::string refusal(const char* text) {
  return error_of([&] { parse_label(text); });
}

const FiscalCalendar alibaba = parse_fiscal_year_end("03-31");
const FiscalCalendar nvidia = parse_fiscal_year_end("last Sunday of January");

}  // namespace

TEST_CASE("calendar labels name the days they say") {
  CHECK(of("2024") == days("2024-01-01", "2024-12-31"));
  CHECK(of("2024H1") == days("2024-01-01", "2024-06-30"));
  CHECK(of("2024H2") == days("2024-07-01", "2024-12-31"));
  CHECK(of("2024Q3") == days("2024-07-01", "2024-09-30"));
  CHECK(of("9M2024") == days("2024-01-01", "2024-09-30"));
  CHECK(of("2024-02") == days("2024-02-01", "2024-02-29"));
  CHECK(of("2024-06-30") == Period::instant(Date(2024, 6, 30)));
  CHECK(of("2024-01-15..2024-06-30") == days("2024-01-15", "2024-06-30"));
}

TEST_CASE("a trailing year is the twelve months that end on a day") {
  CHECK(of("TTM@2024-06-30") == days("2023-07-01", "2024-06-30"));
  CHECK(of("TTM@2024-02-29") == days("2023-03-01", "2024-02-29"));
  CHECK(of("TTM@2023-02-28") == days("2022-03-01", "2023-02-28"));
  CHECK(of("TTM@2024-12-31") == of("2024"));
  CHECK(of("TTM@2024-05-15") == days("2023-05-16", "2024-05-15"));
}

TEST_CASE("fiscal labels are resolved by the company's calendar") {
  CHECK(resolve(parse_label("FY2025"), alibaba) == days("2024-04-01", "2025-03-31"));
  CHECK(resolve(parse_label("FY2025H1"), alibaba) == days("2024-04-01", "2024-09-30"));
  CHECK(resolve(parse_label("FY2025H2"), alibaba) == days("2024-10-01", "2025-03-31"));
  CHECK(resolve(parse_label("FY2025Q1"), alibaba) == days("2024-04-01", "2024-06-30"));
  CHECK(resolve(parse_label("FY2025"), nvidia) == days("2024-01-29", "2025-01-26"));
  CHECK(resolve(parse_label("9MFY2025"), nvidia) == days("2024-01-29", "2024-10-27"));
  CHECK(resolve(parse_label("FY2025H1"), nvidia) == days("2024-01-29", "2024-07-28"));
  CHECK(resolve(parse_label("2024H1"), alibaba) == of("2024H1"));
}

TEST_CASE("every label is printed as it is read") {
  for (const char* text :
       {"2024", "2024H1", "2024H2", "2024Q1", "2024Q4", "9M2024", "2024-02", "2024-06-30", "TTM@2024-06-30",
        "2024-01-01..2024-06-30", "FY2025", "FY2025H1", "FY2025Q4", "9MFY2025", "1900", "2200"}) {
    CAPTURE(text);
    CHECK(to_string(parse_label(text)) == text);
    CHECK(parse_label(to_string(parse_label(text))) == parse_label(text));
  }
}

TEST_CASE("labels are read in any case, with blanks or a dash before the part") {
  CHECK(parse_label("2024h1") == Label::half(2024, 1));
  CHECK(parse_label("2024 Q3") == Label::quarter(2024, 3));
  CHECK(parse_label("2024-H2") == Label::half(2024, 2));
  CHECK(parse_label("fy2025q1") == Label::quarter(2025, 1).fiscal());
  CHECK(parse_label("FY 2025") == Label::year(2025).fiscal());
  CHECK(parse_label("9mFy2025") == Label::nine_months(2025).fiscal());
  CHECK(parse_label(" ttm@2024-06-30 ") == Label::trailing_year(Date(2024, 6, 30)));
  CHECK(parse_label("2024-01-01 .. 2024-06-30") == Label::days(days("2024-01-01", "2024-06-30")));
}

TEST_CASE("a label that names nothing is refused, and the message says what there is") {
  CHECK(refusal("2024H3") == "parse: 2024H3: a year has halves 1 and 2");
  CHECK(refusal("2024h0") == "parse: 2024h0: a year has halves 1 and 2");
  CHECK(refusal("2024Q5") == "parse: 2024Q5: a year has quarters 1 to 4");
  CHECK(refusal("FY2025Q0") == "parse: FY2025Q0: a year has quarters 1 to 4");
  CHECK(refusal("2024-13") == "parse: 2024-13: a year has months 01 to 12");
  CHECK(refusal("2024-02-30") == "parse: 2024-02-30: February 2024 has 29 days");
  CHECK(refusal("TTM@2024-06-31") == "parse: 2024-06-31: June 2024 has 30 days");
  CHECK(refusal("2024-06-30..2024-01-01") == "parse: 2024-06-30..2024-01-01: the last day comes before the first");
  CHECK(refusal("1899") == "parse: 1899: years go from 1900 to 2200");
  CHECK(refusal("FY2201") == "parse: FY2201: years go from 1900 to 2200");
  CHECK(refusal("2023H1..2024H2") ==
        "parse: 2023H1..2024H2: one period is wanted, not a range; two days, as in 2024-01-01..2024-06-30, are one");
}

TEST_CASE("text that is no label is refused with every form that is accepted") {
  const std::string accepted =
      "2024, 2024H1, 2024Q3, 9M2024, 2024-02, 2024-06-30, TTM@2024-06-30, 2024-01-01..2024-06-30, FY2025, FY2025H1, "
      "FY2025Q1 or 9MFY2025 (1H24, Q2 FY25 and June 2024 are read too)";
  for (const char* text : {"",          "H1",      "2024H",    "2024H12",      "2024X1",     "9M2024Q1",
                           "this year", "2024 06", "2024-6",   "20240630",     "2024H1-",    "TTM24",
                           "FY",        "9M",      "2H1",      "H12 2024",     "1H24 2Q24",  "H1 2024 2025",
                           "June",      "June 5",  "2024年度", "FY June 2024", "first 2024", "second month of 2024",
                           "-1H24"}) {
    CAPTURE(text);
    CHECK(refusal(text) == "parse: '" + std::string(text) + "' is no period: write " + accepted);
  }
  CHECK(refusal("24") == "parse: 24: write the year in four digits, as in " + accepted);
  CHECK(refusal("FY2024/25") ==
        "parse: FY2024/25: a fiscal year is named for the year that it ends in (FY2025 for "
        "2024/25): write one year");
  for (const char* text : {"latest", "TTM", "last year", "last 8 quarters"}) {
    CHECK(refusal(text) ==
          "parse: '" + std::string(text) + "' hangs on what a company has: here the period is named, as in 2024H1");
  }
}

TEST_CASE("periods are read as analysts and newspapers write them") {
  const auto read = [](const char* text) { return to_string(parse_label(text)); };
  for (const char* text : {"1H24",
                           "1h24",
                           "24H1",
                           "H1 2024",
                           "H1-2024",
                           "2024 H1",
                           "1H 2024",
                           "2024 1H",
                           "H1'24",
                           "HY1 2024",
                           "first half of 2024",
                           "the first half of 2024",
                           "First-half 2024",
                           "1st half 2024",
                           "6M24",
                           "6M2024",
                           "first six months of 2024",
                           "2024年上半年",
                           "2024上半年",
                           "24年上半年",
                           "2024년 상반기"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024H1");
  }
  for (const char* text : {"2Q24", "Q2 2024", "2Q 2024", "Q2'24", "second quarter of 2024", "2nd quarter 2024",
                           "2024年第二季度", "2024年二季度", "2024年第2季度", "2024年Q2", "2024년 2분기"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024Q2");
  }
  CHECK(read("3M24") == "2024Q1");
  CHECK(read("9M24") == "9M2024");
  CHECK(read("9M 2024") == "9M2024");
  CHECK(read("first nine months of 2024") == "9M2024");
  CHECK(read("nine months 2024") == "9M2024");
  CHECK(read("2024年前三季度") == "9M2024");
  CHECK(read("12M24") == "2024");
  CHECK(read("CY24") == "2024");
  CHECK(read("full year 2024") == "2024");
  CHECK(read("2024年") == "2024");
  CHECK(read("2024年全年") == "2024");
}

TEST_CASE("a period is named by where it ends, as releases name it") {
  for (const auto& [text, wanted] :
       {std::pair("quarter ended June 30, 2024", "2024Q2"), std::pair("three months ended 30 June 2024", "2024Q2"),
        std::pair("June quarter 2024", "2024Q2"), std::pair("the December quarter of 2024", "2024Q4"),
        std::pair("the March 2025 quarter", "2025Q1"), std::pair("six months to June 2024", "2024H1"),
        std::pair("half-year ended 30 September 2024", "2024-04-01..2024-09-30"),
        std::pair("nine months ended September 30, 2024", "9M2024"),
        std::pair("three months ended May 31, 2025", "2025-03-01..2025-05-31"),
        std::pair("year to March 2025", "TTM@2025-03-31"),
        std::pair("fiscal year ended June 30, 2025", "TTM@2025-06-30"),
        std::pair("year ended 31 December 2024", "2024"), std::pair("2025年3月期", "TTM@2025-03-31"),
        std::pair("TTM 2024-06-30", "TTM@2024-06-30"), std::pair("LTM 2024Q2", "TTM@2024-06-30"),
        std::pair("TTM@2024Q3", "TTM@2024-09-30"), std::pair("TTM to June 2024", "TTM@2024-06-30")}) {
    CAPTURE(text);
    CHECK(to_string(parse_label(text)) == wanted);
  }
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "quarter ended quarter ";
  CHECK(refusal(deep.c_str()).find("is no period") != std::string::npos);
  // Whose quarters end so hangs on the filer's calendar.
  CHECK(refusal("quarter ended September 28, 2024").find("is no period") != std::string::npos);
}

TEST_CASE("a period that may be two is refused with both, and one of another notation with ours") {
  CHECK(refusal("FY2024-25") ==
        "parse: FY2024-25: is it the fiscal year that ends in 2025 or both years? Write FY2025 or 2024..2025");
  CHECK(refusal("2024/06") == "parse: 2024/06: a month is written 2024-06");
  CHECK(refusal("Q1-Q3 2024") ==
        "parse: Q1-Q3 2024: is it nine months or three quarters? Write 9M2024 or 2024Q1..2024Q3 of its year");
  CHECK(refusal("2026E") ==
        "parse: 2026E: whether it is an estimate is its basis, which stands beside its period: write 2026");
}

TEST_CASE("fiscal periods are read as companies write them") {
  CHECK(to_string(parse_label("FQ2 2025")) == "FY2025Q2");
  CHECK(to_string(parse_label("F2Q25")) == "FY2025Q2");
  const auto read = [](const char* text) { return to_string(parse_label(text)); };
  for (const char* text : {"Q2 FY25", "2QFY25", "2Q FY2025", "FY25 Q2", "FY25Q2", "FY 2025 Q2",
                           "second quarter of fiscal 2025", "fiscal year 2025 second quarter", "2025财年第二季度"}) {
    CAPTURE(text);
    CHECK(read(text) == "FY2025Q2");
  }
  for (const char* text : {"FY25", "fiscal 2025", "fiscal year 2025", "2025财年", "financial year 2025"}) {
    CAPTURE(text);
    CHECK(read(text) == "FY2025");
  }
  CHECK(read("1HFY25") == "FY2025H1");
  CHECK(read("9M FY25") == "9MFY2025");
}

TEST_CASE("months and days are read by their names") {
  const auto read = [](const char* text) { return to_string(parse_label(text)); };
  for (const char* text :
       {"June 2024", "jun 2024", "Jun-24", "2024 June", "Jun. 2024", "2024M06", "2024M6", "2024年6月", "2024년 6월"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024-06");
  }
  for (const char* text : {"30 June 2024", "June 30, 2024", "Jun 30 2024", "2024年6月30日"}) {
    CAPTURE(text);
    CHECK(read(text) == "2024-06-30");
  }
  CHECK(read("May 2024") == "2024-05");
  CHECK(refusal("31 June 2024") == "parse: 2024-06-31: June 2024 has 30 days");
  CHECK(refusal("2024年13月") == "parse: 2024年13月: a year has months 01 to 12");
  CHECK(refusal("3H24") == "parse: 3H24: a year has halves 1 and 2");
  CHECK(refusal("Q5 2024") == "parse: Q5 2024: a year has quarters 1 to 4");
}

TEST_CASE("a year in two digits lies between 1970 and 2069") {
  CHECK(parse_label("FY69") == Label::year(2069).fiscal());
  CHECK(parse_label("FY70") == Label::year(1970).fiscal());
  CHECK(parse_label("1H00") == Label::half(2000, 1));
  CHECK(parse_label("4Q99") == Label::quarter(1999, 4));
}

TEST_CASE("a label is made only of numbers that exist") {
  CHECK_THROWS_AS(Label::half(2024, 3), Error);
  CHECK_THROWS_AS(Label::quarter(2024, 0), Error);
  CHECK_THROWS_AS(Label::month(2024, 13), Error);
  CHECK_THROWS_AS(Label::year(1896), Error);
  CHECK_THROWS_AS(Label::day(latest), Error);
  CHECK(error_of([] { Label::month(2024, 2).fiscal(); }) ==
        "usage: 2024-02: fiscal years have halves, quarters and nine months");
  CHECK(Label::half(2024, 1).fiscal().is_fiscal());
  CHECK_FALSE(Label::half(2024, 1).is_fiscal());
  CHECK_THROWS_AS(Label::trailing_year(Date(2024, 6, 30)).fiscal(), Error);
}

TEST_CASE("two days that are one are a day") {
  CHECK(parse_label("2024-06-30..2024-06-30") == Label::day(Date(2024, 6, 30)));
}

TEST_CASE("days are called by the shortest calendar label") {
  const auto name = [](const char* first, const char* last) { return to_string(calendar_label(days(first, last))); };
  CHECK(name("2024-01-01", "2024-12-31") == "2024");
  CHECK(name("2024-01-01", "2024-06-30") == "2024H1");
  CHECK(name("2024-07-01", "2024-12-31") == "2024H2");
  CHECK(name("2024-04-01", "2024-06-30") == "2024Q2");
  CHECK(name("2024-01-01", "2024-09-30") == "9M2024");
  CHECK(name("2024-02-01", "2024-02-29") == "2024-02");
  CHECK(name("2024-06-30", "2024-06-30") == "2024-06-30");
  CHECK(name("2024-04-01", "2024-09-30") == "2024-04-01..2024-09-30");
  CHECK(name("2023-07-01", "2024-06-30") == "2023-07-01..2024-06-30");
  CHECK(name("2024-01-01", "2024-06-29") == "2024-01-01..2024-06-29");
}

TEST_CASE("days are called by the company's fiscal label where they have one") {
  CHECK(fiscal_label(days("2024-01-29", "2024-10-27"), nvidia) == Label::nine_months(2025).fiscal());
  CHECK(fiscal_label(days("2024-04-29", "2024-07-28"), nvidia) == Label::quarter(2025, 2).fiscal());
  CHECK(fiscal_label(days("2024-04-01", "2025-03-31"), alibaba) == Label::year(2025).fiscal());
  CHECK_FALSE(fiscal_label(days("2024-01-01", "2024-06-30"), alibaba).has_value());
}

}  // namespace label_test
