// Fiscal years from before a company changed its year end.
#include "analysis/answer/answer.hpp"
#include "analysis/pass/pass.hpp"
#include "analysis/standing/alignment.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace former_years_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

/// Years to June until 2019, six months of transition, calendar years from 2020.
Series from_june_to_december() {
  return series(
      {millions("2017-07-01..2017-09-30", "20", "2017-10-30"), millions("2017-07-01..2018-06-30", "100", "2018-08-01"),
       millions("2018-07-01..2019-06-30", "120", "2019-08-01"), millions("2018H2", "55", "2020-02-01"),
       millions("2019H2", "70", "2020-02-01"), millions("2020", "150", "2021-02-01"),
       millions("2020Q1", "30", "2020-05-01"), millions("2021", "180", "2022-02-01")},
      currency("USD"));
}

std::string placed(const Series& filed, const char* label, const FiscalCalendar& calendar = {}) {
  Timeline timeline(filed, latest);
  return to_string(place(timeline, parse_label(label), calendar).period);
}

std::string called(const Series& filed, const char* days, const FiscalCalendar& calendar = {}) {
  Timeline timeline(filed, latest);
  return to_string(name_of(timeline, period(days), calendar));
}

GrowthAnswer grown(const Series& filed, const char* label, const FiscalCalendar& calendar = {}) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.calendar = calendar;
  record.series = {filed};
  Question question;
  question.measures = {MeasureId{1}};
  return growth(record, question, {parse_label(label)}, Step::year, RateTable()).front();
}

}  // namespace

TEST_CASE("years from before a change of the fiscal year are found by the names of their time") {
  const Series filed = from_june_to_december();
  CHECK(placed(filed, "FY2018") == "2017-07-01..2018-06-30");
  CHECK(placed(filed, "FY2018Q1") == "2017-07-01..2017-09-30");
  CHECK(placed(filed, "FY2019") == "2018-07-01..2019-06-30");
  CHECK(placed(filed, "FY2020") == "2020-01-01..2020-12-31");
  CHECK(called(filed, "2018-07-01..2019-06-30") == "FY2019");
  CHECK(called(filed, "2020") == "2020");
}

TEST_CASE("the months between two fiscal calendars are no fiscal year") {
  const Series filed = from_june_to_december();
  CHECK(called(filed, "2019H2") == "2019H2");
  CHECK(grown(filed, "2019H2").growth.factor == Ratio(70, 55));
}

TEST_CASE("a year before is twelve months before, across a change of the fiscal year too") {
  const Series filed = from_june_to_december();
  // 2019 is the second half of fiscal 2019, 120 - 55, and the transition.
  const GrowthAnswer first = grown(filed, "FY2020");
  CHECK(first.base.period == period("2019"));
  CHECK(first.growth.factor == Ratio(150, 135));
  CHECK(to_string(first.base_label) == "2019");
  CHECK(grown(filed, "FY2019").growth.factor == Ratio(120, 100));
  // Without the half that leads to it the year of the same name is no base.
  Series less = filed;
  std::erase_if(less.figures, [](const Figure& figure) { return figure.period == period("2018H2"); });
  CHECK(grown(less, "FY2020").growth.status == Status::missing_base);
}

TEST_CASE("the pass says of former fiscal years what growth says") {
  const Series filed = from_june_to_december();
  Pass pass;
  for (const PassRow& row : pass(filed)) {
    const Label label = row.names == nullptr ? name_of(row.period, {}) : row.names->period;
    const GrowthAnswer answer = grown(filed, to_string(label).c_str());
    INFO(to_string(label));
    CHECK(answer.amount.period == row.period);
    CHECK(answer.growth.status == row.growth().status);
    CHECK(answer.growth.factor == row.growth().factor);
    CHECK(to_string(row.names == nullptr ? name_of(year_ago(row.period), {}) : row.names->base) ==
          to_string(answer.base_label));
  }
}

TEST_CASE("years of weeks before a change keep their names") {
  // To the Saturday nearest to January, then to December.
  const Series filed = series(
      {millions("2017-01-29..2018-02-03", "100", "2018-04-01"), millions("2018-02-04..2019-02-02", "110", "2019-04-01"),
       millions("2019-02-03..2019-12-31", "90", "2020-03-01"), millions("2020", "150", "2021-02-01")},
      currency("USD"));
  CHECK(placed(filed, "FY2017") == "2017-01-01..2017-12-31");
  CHECK(placed(filed, "FY2018") == "2017-01-29..2018-02-03");
  CHECK(placed(filed, "FY2019") == "2018-02-04..2019-02-02");
  CHECK(grown(filed, "FY2019").growth.factor == Ratio(110, 100));
  CHECK(grown(filed, "FY2020").growth.status == Status::missing_base);
}

TEST_CASE("a change is known from its transition, before there is a year by the new calendar") {
  const Series filed = series({millions("2023-07-01..2024-06-30", "100", "2024-08-01"),
                               millions("2024H2", "60", "2025-02-01"), millions("2025Q1", "35", "2025-05-01")},
                              currency("USD"));
  CHECK(placed(filed, "FY2024") == "2023-07-01..2024-06-30");
  CHECK(placed(filed, "FY2025Q1") == "2025-01-01..2025-03-31");
}

TEST_CASE("trailing years are of no former calendar") {
  // Twelve months to the end of every quarter, beside calendar years.
  const Series filed =
      series({millions("2006-07-01..2007-06-30", "80", "2007-08-01"),
              millions("2006-10-01..2007-09-30", "85", "2007-11-01"), millions("2007Q4", "25", "2008-02-01"),
              millions("2007H2", "50", "2008-02-01"), millions("2008", "120", "2009-02-01")},
             currency("USD"));
  CHECK(placed(filed, "FY2007") == "2007-01-01..2007-12-31");
  CHECK(called(filed, "2006-07-01..2007-06-30") == "2006-07-01..2007-06-30");
}

}  // namespace former_years_test
