#include "model/excerpt.hpp"

#include "catch.hpp"
#include "money/amount_text.hpp"
#include "time/label.hpp"

namespace excerpt_test {

using namespace capex;
using namespace capex::core;

namespace {

Figure figure(const char* label, const char* amount) {
  return {resolve(parse_label(label)), parse_amount(amount, currency("CNY")).number, Date(2024, 8, 26), SourceId{3}};
}

Series some_series() {
  return {
      {{{CompanyId{2}, MeasureId{3}, Basis::guidance, "domestic"}, currency("CNY")}, SeriesId{1}, MeasureKind::stock},
      {figure("2023", "1bn"), figure("2023H2", "2bn"), figure("2024Q1", "3bn"), figure("2024Q2", "4bn"),
       figure("2024Q2", "5bn"), figure("2025", "6bn")}};
}

std::string told(const Series& series) {
  std::string text = to_string(series.basis) + " " + series.scope + " " + std::string(series.currency.code());
  for (const Figure& figure : series.figures) {
    text +=
        " " + to_string(calendar_label(figure.period)) + " " + std::to_string(*figure.amount.point() / 100'000'000'000);
  }
  return text;
}

}  // namespace

TEST_CASE("an excerpt keeps the figures that begin or end on one of the days, in their order") {
  const std::vector<Date> days = {Date(2024, 1, 1), Date(2024, 7, 1)};
  Series excerpt;
  read_touching(some_series(), days, excerpt);
  CHECK(excerpt.id == SeriesId{1});
  CHECK(excerpt.company == CompanyId{2});
  CHECK(excerpt.measure == MeasureId{3});
  CHECK(excerpt.kind == MeasureKind::stock);
  const std::string expected = "guidance domestic CNY 2023 1 2023H2 2 2024Q1 3 2024Q2 4 2024Q2 5";
  CHECK(told(excerpt) == expected);

  Panel panel;
  panel.append({{{{}, currency("CNY")}, SeriesId{9}}, {figure("2024H1", "9bn")}});
  panel.append(some_series());
  Series held;
  read_touching(panel[1], days, held);
  CHECK(told(held) == expected);
  CHECK(held.id == SeriesId{1});
  CHECK(held.company == CompanyId{2});
  CHECK(held.measure == MeasureId{3});
  CHECK(held.kind == MeasureKind::stock);
}

TEST_CASE("no days have no figures") {
  Series excerpt = some_series();
  read_touching(some_series(), {}, excerpt);
  CHECK(excerpt.figures.empty());
  CHECK_FALSE(touches(resolve(parse_label("2024H1")), {Date(2024, 6, 30)}));
}

}  // namespace excerpt_test
