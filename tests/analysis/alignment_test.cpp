#include "analysis/standing/alignment.hpp"

#include "analysis/answer/answer.hpp"
#include "analysis/answer/elsewhere.hpp"
#include "analysis/pass/pass.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "sample.hpp"

namespace alignment_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency usd = currency("USD");

Series quarters(const std::vector<std::pair<const char*, const char*>>& days_and_millions) {
  std::vector<Figure> figures;
  for (const auto& [days, amount] : days_and_millions) figures.push_back(millions(days, amount, "2025-06-01"));
  return series(std::move(figures), usd);
}

/// Years to January, in whole months.
Series january_years() {
  return quarters({{"2023-02-01..2023-04-30", "10"},
                   {"2023-02-01..2023-07-31", "30"},
                   {"2023-02-01..2023-10-31", "60"},
                   {"2023-02-01..2024-01-31", "100"},
                   {"2024-02-01..2024-04-30", "20"},
                   {"2024-02-01..2024-07-31", "50"}});
}

std::string placed(const Series& filed, const std::string& label, Alignment alignment,
                   const FiscalCalendar& calendar = {}) {
  Timeline timeline(filed, latest);
  const Placement found = place(timeline, parse_label(label), calendar, alignment);
  std::string text = to_string(found.period);
  if (found.skew != Skew{}) text += " " + std::to_string(found.skew.begin) + " " + std::to_string(found.skew.end);
  return text;
}

CompanyRecord record_of(Series filed, const FiscalCalendar& calendar) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.key = "filer";
  record.company.reporting_currency = usd;
  record.company.calendar = calendar;
  record.series = {std::move(filed)};
  return record;
}

Question question(Alignment align) {
  Question asked;
  asked.measures = {MeasureId{1}};
  asked.align = align;
  return asked;
}

}  // namespace

TEST_CASE("no period moves unless that is asked for") {
  CHECK(placed(january_years(), "2023H1", Alignment::exact) == "2023-01-01..2023-06-30");
}

TEST_CASE("a calendar half of a January year is the nearest half that its figures reach") {
  CHECK(placed(january_years(), "2023H1", Alignment::nearest) == "2023-02-01..2023-07-31 31 31");
  CHECK(placed(january_years(), "2023Q3", Alignment::nearest) == "2023-08-01..2023-10-31 31 31");
  CHECK(placed(january_years(), "2023", Alignment::nearest) == "2023-02-01..2024-01-31 31 31");
}

TEST_CASE("where the days asked for have nothing the nearest that have are told") {
  const CompanyRecord record = record_of(january_years(), parse_fiscal_year_end("01-31"));
  const auto nearest = [&](const char* label, Alignment align = Alignment::exact) {
    const auto found = nearest_days(record, question(align), parse_label(label));
    return found ? to_string(*found) : "";
  };
  CHECK(nearest("2023") == "2023-02-01..2024-01-31");
  CHECK(nearest("2023H1") == "2023-02-01..2023-07-31");
  CHECK(nearest("FY2024").empty());
  CHECK(nearest("2020").empty());
  CHECK(nearest("2023", Alignment::nearest).empty());
}

TEST_CASE("what can be answered exactly does not move") {
  CHECK(placed(january_years(), "2023-02-01..2023-07-31", Alignment::nearest) == "2023-02-01..2023-07-31");
}

TEST_CASE("a month is never answered with a quarter, nor a period with its neighbour") {
  CHECK(placed(january_years(), "2023-03", Alignment::nearest) == "2023-03-01..2023-03-31");
  const Series months = quarters({{"2024-01", "1"}, {"2024-03", "3"}});
  CHECK(placed(months, "2024-02", Alignment::nearest) == "2024-02-01..2024-02-29");
}

TEST_CASE("both boundaries move together so that a path exists") {
  // The boundary at 1 July is nearer to the wanted end, but nothing leads there.
  const Series filed = quarters({{"2024-01-15..2024-07-14", "5"}, {"2024-07-01..2024-12-31", "7"}});
  CHECK(placed(filed, "2024H1", Alignment::nearest) == "2024-01-15..2024-07-14 14 14");
}

TEST_CASE("no boundary moves by more than 35 days") {
  CHECK(placed(quarters({{"2024-02-05..2024-08-04", "5"}}), "2024H1", Alignment::nearest) ==
        "2024-02-05..2024-08-04 35 35");
  CHECK(placed(quarters({{"2024-02-06..2024-08-05", "5"}}), "2024H1", Alignment::nearest) == "2024-01-01..2024-06-30");
}

TEST_CASE("the periods that were filed win over the computed fiscal ones") {
  // The rule says that the year ends on 28 September 2024; this filer closed a week later.
  const FiscalCalendar calendar = parse_fiscal_year_end("last Saturday of September");
  const Series filed = quarters({{"2023-10-01..2024-10-05", "53"}, {"2023-10-01..2023-12-30", "13"}});
  CHECK(placed(filed, "FY2024", Alignment::exact, calendar) == "2023-10-01..2024-10-05");
  CHECK(placed(filed, "FY2024Q1", Alignment::exact, calendar) == "2023-10-01..2023-12-30");
  CHECK(placed(filed, "TTM@2024-10-05", Alignment::exact, calendar) == "2023-10-01..2024-10-05");
}

TEST_CASE("a stock is aligned to the nearest day that is stated") {
  Series cash = quarters({{"2024-06-29", "70"}, {"2024-09-28", "80"}});
  cash.kind = MeasureKind::stock;
  CHECK(placed(cash, "2024-06-30", Alignment::nearest) == "2024-06-29 -1 -1");
  CHECK(placed(cash, "2024-06-30", Alignment::exact) == "2024-06-30");
}

TEST_CASE("an aligned growth says how far each of its periods is skewed") {
  const CompanyRecord record = record_of(january_years(), parse_fiscal_year_end("01-31"));
  const auto answers = growth(record, question(Alignment::nearest), {parse_label("2024H1")}, Step::year, RateTable());
  REQUIRE(answers.size() == 1);
  const GrowthAnswer& answer = answers.front();
  CHECK(answer.amount.flags.has(Flag::skewed));
  CHECK(answer.amount.skew == Skew{31, 31});
  CHECK(answer.amount.period == period("2024-02-01..2024-07-31"));
  CHECK(answer.base.period == period("2023-02-01..2023-07-31"));
  CHECK(answer.growth.factor == Ratio(50, 30));
  CHECK(growth(record, question(Alignment::exact), {parse_label("2024H1")}, Step::year, RateTable())
            .front()
            .amount.status == Status::missing);
}

TEST_CASE("a year ago of 52/53 weeks is the company's own period, 364 or 371 days back") {
  // Fiscal 2023 has 53 weeks; its first quarter, of 14, ended on the last day of 2022.
  FiscalCalendar calendar = parse_fiscal_year_end("last Saturday of September");
  calendar.long_quarter = 1;
  const Series filed =
      quarters({{"2021-09-26..2021-12-25", "10"}, {"2022-09-25..2022-12-31", "14"}, {"2023-10-01..2023-12-30", "26"}});
  const CompanyRecord record = record_of(filed, calendar);
  const auto asked = [&](const char* label, Alignment align) {
    return growth(record, question(align), {parse_label(label)}, Step::year, RateTable()).front();
  };
  const GrowthAnswer first = asked("FY2023Q1", Alignment::exact);
  CHECK(first.growth.factor == Ratio(14, 10));
  CHECK(first.amount.flags.has(Flag::long_period));
  CHECK((first.amount.period.begin() - first.base.period.begin()).days() == 364);
  const GrowthAnswer second = asked("FY2024Q1", Alignment::exact);
  CHECK(second.growth.factor == Ratio(26, 14));
  CHECK((second.amount.period.begin() - second.base.period.begin()).days() == 371);
  // Said of the calendar quarter, it is the same pair of periods.
  const GrowthAnswer aligned = asked("2023Q4", Alignment::nearest);
  CHECK(aligned.amount.period == second.amount.period);
  CHECK(aligned.base.period == second.base.period);
  CHECK(aligned.amount.skew == Skew{0, -1});
}

TEST_CASE("a year before is the company's own, however the period is asked for") {
  const auto asked = [](const CompanyRecord& record, const char* label) {
    return growth(record, question(Alignment::exact), {parse_label(label)}, Step::year, RateTable()).front();
  };
  SECTION("by its days, which are off the rule") {
    const CompanyRecord record = record_of(
        quarters(
            {{"2022-01-30..2023-01-28", "80"}, {"2023-01-29..2024-02-03", "100"}, {"2024-02-04..2025-02-01", "150"}}),
        parse_fiscal_year_end("last Saturday of January"));
    for (const char* label : {"FY2025", "2024-02-04..2025-02-01"}) {
      CHECK(asked(record, label).growth.factor == Ratio(150, 100));
      CHECK(to_string(asked(record, label).base_label) == "FY2024");
    }
    // 53 weeks are longer than a year, and yet a fiscal year.
    CHECK(asked(record, "2023-01-29..2024-02-03").growth.factor == Ratio(100, 80));
  }
  SECTION("by the calendar year that it is, after one that ended a day off") {
    const CompanyRecord record = record_of(quarters({{"2021-12-26..2022-12-30", "100"}, {"2023", "150"}}), {});
    CHECK(asked(record, "FY2023").growth.factor == Ratio(150, 100));
    CHECK(asked(record, "2023").growth.factor == Ratio(150, 100));
    CHECK(to_string(asked(record, "2023").base_label) == "FY2022");
    CHECK(asked(record, "2022").amount.status == Status::missing);
  }
  SECTION("by the calendar quarter that its weeks happen to be") {
    const CompanyRecord record =
        record_of(quarters({{"2010-12-26..2011-04-02", "10"}, {"2012-01-01..2012-03-31", "12"}}),
                  parse_fiscal_year_end("last Saturday of December"));
    CHECK(asked(record, "FY2012Q1").base.period == asked(record, "2012Q1").base.period);
  }
}

TEST_CASE("the pass calls a base by the company's own name where growth does") {
  const Series filed = quarters({{"2021-12-26..2022-12-30", "100"}, {"2023", "150"}, {"2024", "180"}});
  const CompanyRecord record = record_of(filed, {});
  Pass pass;
  const auto rows = pass(filed);
  REQUIRE(rows.size() == 3);
  for (const PassRow& row : rows) {
    REQUIRE((row.names != nullptr || row.period == period("2024")));
    const Label label = row.names == nullptr ? name_of(row.period, {}) : row.names->period;
    const GrowthAnswer answer = growth(record, question(Alignment::exact), {label}, Step::year, RateTable()).front();
    INFO(to_string(label));
    CHECK(answer.growth.factor == row.growth().factor);
    if (row.names != nullptr) CHECK(to_string(answer.base_label) == to_string(row.names->base));
  }
}

TEST_CASE("years that end in the first days of January are the year before's") {
  // The first Saturday of January is no calendar's; the nearest month end is December's.
  const Series filed = quarters({{"2021-01-03..2022-01-01", "100"},
                                 {"2022-01-02..2022-04-02", "20"},
                                 {"2022-01-02..2022-07-02", "45"},
                                 {"2022-01-02..2023-01-07", "110"},
                                 {"2023-01-08..2024-01-06", "99"}});
  for (const char* ends : {"12-31", "nearest Saturday to December"}) {
    const FiscalCalendar calendar = parse_fiscal_year_end(ends);
    CHECK(placed(filed, "FY2021", Alignment::exact, calendar) == "2021-01-03..2022-01-01");
    CHECK(placed(filed, "FY2022", Alignment::exact, calendar) == "2022-01-02..2023-01-07");
    CHECK(placed(filed, "FY2022Q2", Alignment::exact, calendar) == "2022-04-03..2022-07-02");
    CHECK(placed(filed, "FY2022H2", Alignment::exact, calendar) == "2022-07-03..2023-01-07");
    CHECK(placed(filed, "FY2023", Alignment::exact, calendar) == "2023-01-08..2024-01-06");
    Timeline timeline(filed, latest);
    CHECK(to_string(name_of(timeline, period("2022-01-02..2023-01-07"), calendar)) == "FY2022");
    const CompanyRecord record = record_of(filed, calendar);
    const auto grown = growth(record, question(Alignment::exact), {parse_label("FY2023")}, Step::year, RateTable());
    CHECK(grown.front().growth.factor == Ratio(99, 110));
  }
}

TEST_CASE("why a fiscal name is of its days is said in words") {
  const auto words = [](const Series& filed, const char* label, const char* ends) {
    const FiscalCalendar calendar = parse_fiscal_year_end(ends);
    Timeline timeline(filed, latest);
    const Label asked = parse_label(label);
    return placement_words(timeline, asked, place(timeline, asked, calendar).period, calendar);
  };
  const Series weeks = quarters({{"2022-05-02..2022-07-31", "10"}, {"2024-01-01..2024-04-28", "9"}});
  CHECK(words(weeks, "FY2023Q2", "last Sunday of January") ==
        "FY2023Q2 is 2022-05-02..2022-07-31: its fiscal years end on the last Sunday of January, its quarters are 13 "
        "weeks counted back from there");
  CHECK(words(january_years(), "FY2024", "01-31") == "FY2024 is 2023-02-01..2024-01-31: its fiscal years end on 01-31");
  CHECK(words(quarters({{"2021-12-26..2022-12-30", "100"}}), "FY2022", "12-31") ==
        "FY2022 is 2021-12-26..2022-12-30 by what was filed: its fiscal years end on 12-31, by which it would be "
        "2022-01-01..2022-12-31");
  CHECK(words(quarters({{"2018-07-01..2019-06-30", "100"}, {"2019H2", "60"}, {"2020", "150"}}), "FY2019", "12-31") ==
        "FY2019 is 2018-07-01..2019-06-30: its fiscal years then ended on 06-30, now on 12-31");
  CHECK(words(weeks, "2022Q2", "last Sunday of January").empty());
}

TEST_CASE("an amount without a base is no longer than it") {
  FiscalCalendar calendar = parse_fiscal_year_end("last Saturday of September");
  calendar.long_quarter = 1;
  const CompanyRecord record = record_of(quarters({{"2022-09-25..2022-12-31", "14"}}), calendar);
  const auto answer =
      growth(record, question(Alignment::exact), {parse_label("FY2023Q1")}, Step::year, RateTable()).front();
  CHECK(answer.growth.status == Status::missing_base);
  CHECK(!answer.amount.flags.has(Flag::long_period));
}

TEST_CASE("an alignment is exact or nearest") {
  CHECK(parse_alignment("exact") == Alignment::exact);
  CHECK(parse_alignment("nearest") == Alignment::nearest);
  CHECK(to_string(Alignment::nearest) == "nearest");
  CHECK(error_of([] { parse_alignment("near"); }) == "parse: no alignment 'near': did you mean nearest?");
}

namespace {

const FiscalCalendar last_sunday = parse_fiscal_year_end("last Sunday of December");

std::string called(const Series& filed, const char* days, const FiscalCalendar& calendar) {
  Timeline timeline(filed, latest);
  return to_string(name_of(timeline, resolve(parse_label(days)), calendar));
}

}  // namespace

TEST_CASE("a first quarter of 16 weeks is the fiscal quarter that was filed") {
  const Series filed = quarters({{"2024-12-30..2025-12-28", "150"}, {"2025-12-29..2026-04-19", "40"}});
  CHECK(placed(filed, "FY2026Q1", Alignment::exact, last_sunday) == "2025-12-29..2026-04-19");
  CHECK(called(filed, "2025-12-29..2026-04-19", last_sunday) == "FY2026Q1");
}

TEST_CASE("quarters of 16, 12, 12 and 12 weeks are named by the totals of the year to date") {
  const Series filed = quarters({{"2024-12-30..2025-04-20", "40"},
                                 {"2024-12-30..2025-07-13", "70"},
                                 {"2024-12-30..2025-10-05", "110"},
                                 {"2024-12-30..2025-12-28", "150"}});
  CHECK(placed(filed, "FY2025Q1", Alignment::exact, last_sunday) == "2024-12-30..2025-04-20");
  CHECK(placed(filed, "FY2025Q2", Alignment::exact, last_sunday) == "2025-04-21..2025-07-13");
  CHECK(placed(filed, "FY2025Q3", Alignment::exact, last_sunday) == "2025-07-14..2025-10-05");
  CHECK(placed(filed, "FY2025Q4", Alignment::exact, last_sunday) == "2025-10-06..2025-12-28");
  CHECK(placed(filed, "FY2025H1", Alignment::exact, last_sunday) == "2024-12-30..2025-07-13");
  CHECK(placed(filed, "FY2025H2", Alignment::exact, last_sunday) == "2025-07-14..2025-12-28");
  CHECK(placed(filed, "9MFY2025", Alignment::exact, last_sunday) == "2024-12-30..2025-10-05");
  CHECK(called(filed, "2024-12-30..2025-07-13", last_sunday) == "FY2025H1");
  CHECK(called(filed, "2024-12-30..2025-10-05", last_sunday) == "9MFY2025");
}

TEST_CASE("quarters that are not filed yet are cut as those of the year before") {
  const FiscalCalendar august = parse_fiscal_year_end("nearest Sunday to August");
  const Series filed = quarters({{"2022-08-29..2022-11-20", "10"},
                                 {"2022-08-29..2023-02-12", "21"},
                                 {"2022-08-29..2023-05-07", "33"},
                                 {"2022-08-29..2023-09-03", "50"},  // 53 weeks
                                 {"2023-09-04..2023-11-26", "12"}});
  CHECK(placed(filed, "FY2024Q1", Alignment::exact, august) == "2023-09-04..2023-11-26");
  CHECK(placed(filed, "FY2024Q2", Alignment::exact, august) == "2023-11-27..2024-02-18");
  CHECK(placed(filed, "FY2024Q3", Alignment::exact, august) == "2024-02-19..2024-05-12");
  CHECK(placed(filed, "FY2024Q4", Alignment::exact, august) == "2024-05-13..2024-09-01");
  CHECK(placed(filed, "FY2024H1", Alignment::exact, august) == "2023-09-04..2024-02-18");
  CHECK(placed(filed, "9MFY2025", Alignment::exact, august) == "2024-09-02..2025-05-11");
  // The year itself, and what was never cut so, are by the rule.
  CHECK(placed(filed, "FY2024", Alignment::exact, august) == "2023-09-04..2024-09-01");
  CHECK(placed(filed, "FY2021Q1", Alignment::exact, august) == "2020-08-31..2020-11-29");
}

TEST_CASE("a year whose first quarter took the 53rd week is no pattern for the next") {
  const Series filed = quarters({{"2019-12-30..2020-04-05", "10"},  // 14 weeks
                                 {"2019-12-30..2020-07-05", "21"},
                                 {"2019-12-30..2020-10-04", "33"},
                                 {"2019-12-30..2021-01-03", "50"}});
  const FiscalCalendar sunday = parse_fiscal_year_end("nearest Sunday to December");
  CHECK(placed(filed, "FY2021Q2", Alignment::exact, sunday) == "2021-04-05..2021-07-04");
}

TEST_CASE("quarters of 12, 12, 12 and 16 weeks keep their names where some of them were not filed") {
  const FiscalCalendar august = parse_fiscal_year_end("last Saturday of August");
  const Series filed = quarters({{"2023-08-27..2024-02-10", "60"},     // 24 weeks; the first 12 are not stated
                                 {"2023-08-27..2024-05-04", "100"},    // 36 weeks
                                 {"2023-08-27..2024-08-31", "170"}});  // 53 weeks
  CHECK(placed(filed, "FY2024H1", Alignment::exact, august) == "2023-08-27..2024-02-10");
  CHECK(placed(filed, "FY2024Q3", Alignment::exact, august) == "2024-02-11..2024-05-04");
  CHECK(placed(filed, "FY2024Q4", Alignment::exact, august) == "2024-05-05..2024-08-31");
  Timeline timeline(filed, latest);
  CHECK_FALSE(timeline.reaches(place(timeline, parse_label("FY2024Q1"), august).period));
}

TEST_CASE("figures of the first and the last year have names and no base") {
  const FiscalCalendar weeks = parse_fiscal_year_end("last Saturday of January");
  for (const char* days : {"2200-01-26..2200-12-31", "1900-01-01..1900-12-29", "2200-10-01..2200-12-31", "1900"}) {
    const Series filed = quarters({{days, "10"}});
    Timeline timeline(filed, latest);
    const Label label = name_of(timeline, filed.figures[0].period, weeks);
    const auto answer =
        growth(record_of(filed, weeks), question(Alignment::exact), {label}, Step::year, RateTable()).front();
    CHECK(answer.growth.status == Status::missing_base);
    CHECK_NOTHROW(growth(record_of(filed, weeks), question(Alignment::exact),
                         {parse_label("FY1900"), parse_label("FY1900Q1"), parse_label("FY2200")}, Step::year,
                         RateTable()));
  }
}

}  // namespace alignment_test
