// The numbers of charts on the example data: those of the answers, digit by digit, and round ones on the axis.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "capex/capex.hpp"
#include "catch.hpp"
#include "look/chart/axis.hpp"
#include "look/chart/styles.hpp"

namespace chart_numbers_test {

using namespace capex;

namespace {

const Database& example() {
  static const Database db = [] {
    Database made = Database::in_memory();
    made.import_csv({std::filesystem::path(CAPEX_SOURCE_DIR) / "examples/ai-capex"});
    return made;
  }();
  return db;
}

using Key = std::tuple<std::string, std::string, std::string>;  // company, basis, period
using Digits = std::tuple<std::string, std::string, std::string, std::string>;

std::string cell(const Rows& rows, const Row& row, const std::string& column) {
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    if (rows.columns[i] != column) continue;
    if (const auto* number = std::get_if<Number>(&row[i])) return number->digits;
    const auto* text = std::get_if<std::string>(&row[i]);
    return text == nullptr ? "" : *text;
  }
  FAIL("no column " << column);
  return "";
}

std::map<Key, Digits> digits_of(const Rows& rows, const std::string& what) {
  const bool grown = what == "growth";
  std::map<Key, Digits> all;
  for (const Row& row : rows.rows) {
    all[{cell(rows, row, "company"), cell(rows, row, "basis"), cell(rows, row, "period")}] = {
        cell(rows, row, what), cell(rows, row, grown ? "growth_low" : "low"),
        cell(rows, row, grown ? "growth_high" : "high"), cell(rows, row, grown ? "growth_status" : "status")};
  }
  return all;
}

std::map<Key, Digits> drawn(const Chart& chart) {
  const Rows all = rows(chart);
  std::map<Key, Digits> found;
  for (const Row& row : all.rows) {
    found[{cell(all, row, "company"), cell(all, row, "basis"), cell(all, row, "period")}] = {
        cell(all, row, "value"), cell(all, row, "low"), cell(all, row, "high"), cell(all, row, "status")};
  }
  return found;
}

}  // namespace

TEST_CASE("charts hold the digits of the rows that their answers make") {
  const View view = example().now();
  const std::vector<std::string> us = {"amazon", "alphabet", "microsoft", "meta"};
  const std::vector<Question> questions = {
      {.companies = {"alibaba", "tencent", "baidu"}, .periods = "2022H1..", .by = "half", .in = "USD"},
      {.companies = us, .periods = "2019..2026", .by = "year"},
      {.companies = {"meta", "alphabet"}, .periods = "2023..2026", .basis = "guidance,actual"},
      {.companies = {"bytedance"}, .periods = "2025", .measure = "ai-infrastructure", .basis = "guidance"},
      {.companies = {"oracle"}, .by = "fiscal-year", .measure = "free-cash-flow"}};
  for (const Question& question : questions) {
    const Answers<Observation> shown = view.show(question);
    CHECK(drawn(chart_of(shown)) == digits_of(shown.rows(), "amount"));
    const Answers<Growth> grown = view.growth(question);
    CHECK(drawn(chart_of(grown)) == digits_of(grown.rows(), "growth"));
  }
}

TEST_CASE("ratios hold the digits of their answers") {
  const Answers<Observation> shown = example().now().show(
      {.companies = {"microsoft", "meta"}, .periods = "2022..2025", .by = "year", .per = "revenue"});
  const Chart chart = chart_of(shown);
  CHECK(chart.per == "revenue");
  CHECK(chart.unit.empty());
  std::map<Key, Digits> expected;
  for (const Row& row : shown.rows().rows) {
    const auto of = [&](const char* column) { return cell(shown.rows(), row, column); };
    expected[{of("company"), of("basis"), of("period")}] = {of("intensity"), of("intensity_low"), of("intensity_high"),
                                                            of("intensity_status")};
  }
  CHECK(expected.size() == 8);
  CHECK(drawn(chart) == expected);
}

TEST_CASE("stacks hold the digits of a total") {
  const Answers<Total> totals = example().now().total({.companies = {"bat"}, .periods = "2023H1..2024H2"});
  const Chart chart = chart_of(totals);
  REQUIRE(chart.periods == std::vector<std::string>{"2023H1", "2023H2", "2024H1", "2024H2"});
  REQUIRE(chart.series.size() == 5);
  for (std::size_t p = 0; p < totals.size(); ++p) {
    CHECK(chart.series[3].marks[p].text + " CNY " + chart.series[3].marks[p].bounds == totals[p].sum.amount.text);
  }
  CHECK(chart.series[3].marks[2].value == "50491000000");
  CHECK(chart.series[4].marks[2].text == "50bn");
  CHECK(chart.series[4].marks[1].status == Status::missing);
}

TEST_CASE("an axis has round numbers, in the unit that most reads best in") {
  const auto texts = [](const std::vector<std::string>& values, bool growth) {
    Chart chart;
    chart.growth = growth;
    chart.unit = growth ? "" : "USD";
    ChartSeries series;
    for (const std::string& value : values) {
      chart.periods.push_back(std::to_string(chart.periods.size()));
      ChartMark mark;
      mark.status = Status::stated;
      mark.value = mark.low = mark.high = value;
      series.marks.push_back(mark);
    }
    chart.series = {series};
    const look::Axis axis = look::axis_of(chart, 5);
    std::string all = axis.unit;
    for (const look::Tick& tick : axis.ticks) all += ' ' + tick.text;
    return all;
  };
  CHECK(texts({"94565000000"}, false) == "USD bn 0 20 40 60 80 100");
  CHECK(texts({"3200000000", "4100000000"}, false) == "USD bn 0 1 2 3 4");
  CHECK(texts({"950000"}, false) == "USD k 0 200 400 600 800 1,000");
  CHECK(texts({"2.50"}, false) == "USD 0.0 0.5 1.0 1.5 2.0 2.5");
  CHECK(texts({"-23686000000", "13752000000"}, false) == "USD bn -30 -20 -10 0 10 20");
  CHECK(texts({"1.23", "-0.45"}, true) == " -50% 0% 50% 100% 150%");
  CHECK(texts({"0.004"}, true) == " 0.0% 0.1% 0.2% 0.3% 0.4%");
  CHECK(texts({"0"}, false) == "USD 0 1");
  CHECK(texts({}, false) == "USD");
  CHECK(texts({"92233720368547758.07"}, false) == "USD tn 0 20,000 40,000 60,000 80,000 100,000");
}

TEST_CASE("forty-eight lines are told apart in black and white") {
  const std::string rules = look::style_sheet(48);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < 48; ++i) {
    const std::string rule = ".capex-chart .s" + std::to_string(i) + ".line{stroke-dasharray:";
    const std::size_t at = rules.find(rule);
    const std::string dashes = at == std::string::npos ? "none" : rules.substr(at + rule.size(), 12);
    const std::string mark = look::mark_at(0, 0, i, false);
    seen.insert(dashes + mark.substr(mark.find("mark")));
  }
  CHECK(seen.size() == 48);
}

}  // namespace chart_numbers_test
