#include <fmt/core.h>

#include "analysis/verify/consistency.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace outlier_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

/// Every finding is an outlier here: "2024H1 slip 1, 2024H2".
std::string outliers(const Series& stated) {
  std::string text;
  for (const Inconsistency& each : ConsistencyCheck()(stated)) {
    CHECK(each.kind == InconsistencyKind::outlier);
    text += (text.empty() ? "" : ", ") + to_string(calendar_label(each.subject.period));
    if (each.slip != 0) text += fmt::format(" slip {}", each.slip);
  }
  return text;
}

/// Neighbouring periods from the first on, each half or quarter or year after the other.
Series run(const std::string& labels, const std::vector<std::string>& amounts) {
  std::vector<Figure> figures;
  const std::vector<Label> names = parse_labels(labels);
  REQUIRE(names.size() == amounts.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string label = to_string(names[i]);
    figures.push_back(figure(label, amounts[i], to_string(period(label).end() + boost::gregorian::days(30))));
  }
  return series(std::move(figures));
}

}  // namespace

TEST_CASE("191bn among neighbours near 19bn is 191亿") {
  const auto found = ConsistencyCheck()(run("2023H1..2025H1", {"18.6bn", "19.2bn", "191bn", "19.5bn", "19.9bn"}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == InconsistencyKind::outlier);
  CHECK(found[0].subject.period == period("2024H1"));
  CHECK(found[0].slip == 1);
  CHECK(found[0].against.size() == 4);
  // 182 days at the pace of 18.6bn in 181 days, and of 19.9bn in 181.
  CHECK(found[0].expected_bounds.low().value() / 10'000'000'000 == 187);
  CHECK(found[0].expected_bounds.high().value() / 10'000'000'000 == 200);
}

TEST_CASE("a slip is found at the end of a series, too, where the newest figure is") {
  CHECK(outliers(run("2023H1..2024H2", {"18.6bn", "19.2bn", "19.5bn", "191bn"})) == "2024H2 slip 1");
  CHECK(outliers(run("2023H2..2024H2", {"18.6bn", "19.2bn", "191bn"})) == "2024H2 slip 1");
  CHECK(outliers(run("2022..2025", {"17bn", "18bn", "19bn", "191bn"})) == "2025 slip 1");
  // One neighbour is not enough.
  CHECK(outliers(run("2024H1..2024H2", {"19.2bn", "191bn"})) == "");
}

TEST_CASE("thousands, millions and 万 are told by their power of ten") {
  CHECK(outliers(run("2023H1..2024H2", {"18.6bn", "19.1m", "19.2bn", "19.5bn"})) == "2023H2 slip -3");
  CHECK(outliers(run("2023H1..2024H2", {"18.6m", "19.1bn", "19.2m", "19.5m"})) == "2023H2 slip 3");
  CHECK(outliers(run("2023H1..2024H2", {"18.6m", "192bn", "19.2m", "19.5m"})) == "2023H2 slip 4");
  CHECK(outliers(run("2023H1..2024H2", {"18.6bn", "1.91bn", "19.2bn", "19.5bn"})) == "2023H2 slip -1");
}

TEST_CASE("a second slip beside it does not hide the first") {
  CHECK(outliers(run("2023Q1..2025Q4", {"10bn", "11bn", "12bn", "11bn", "120bn", "125bn", "13bn", "12bn", "13bn",
                                        "14bn", "13bn", "14bn"})) == "2024Q1 slip 1, 2024Q2 slip 1");
}

TEST_CASE("what is far from its neighbours by no power of ten is an outlier") {
  CHECK(outliers(run("2023H1..2024H2", {"100m", "100m", "600m", "100m"})) == "2024H1");
  CHECK(outliers(run("2023H1..2024H2", {"100m", "100m", "400m", "100m"})) == "");
}

TEST_CASE("fast growth is no outlier") {
  CHECK(outliers(run("2023..2026", {"40bn", "80bn", "160bn", "320bn"})) == "");
  CHECK(outliers(run("2024Q1..2025Q4", {"1bn", "1.5bn", "2.2bn", "3.3bn", "5bn", "7.5bn", "11bn", "17bn"})) == "");
  CHECK(outliers(run("2023H1..2025H2", {"8.4bn", "15bn", "23.1bn", "53.7bn", "46.6bn", "60bn"})) == "");
}

TEST_CASE("a company that starts from near nothing is none") {
  CHECK(outliers(run("2022H1..2024H2", {"1m", "2m", "60m", "300m", "400m", "500m"})) == "");
  CHECK(outliers(run("2022H1..2024H2", {"1m", "1.1m", "300m", "310m", "320m", "330m"})) == "");
  CHECK(outliers(run("2022H1..2024H2", {"1m", "300m", "310m", "320m", "330m", "330m"})) == "");
  CHECK(outliers(run("2022H1..2024H2", {"0m", "0m", "300m", "310m", "320m", "330m"})) == "");
}

TEST_CASE("a season that comes back every year is none") {
  CHECK(outliers(run("2022Q1..2024Q4",
                     {"1bn", "1bn", "1bn", "7bn", "1bn", "1bn", "1bn", "8bn", "1bn", "1bn", "1bn", "9bn"})) == "");
}

TEST_CASE("figures beyond a gap of years say nothing") {
  CHECK(outliers(run("2014H1..2015H2", {"1bn", "1bn", "1bn", "1bn"})) == "");
  Series late = run("2014H1..2015H2", {"1bn", "1bn", "1bn", "1bn"});
  late.figures.push_back(figure("2024H1", "20bn", "2024-08-01"));
  CHECK(outliers(late) == "");
}

TEST_CASE("periods of unlike lengths are compared by the day") {
  CHECK(outliers(series({figure("2023", "40bn", "2024-02-01"), figure("2024Q1", "10bn", "2024-05-01"),
                         figure("2024Q2", "11bn", "2024-08-01"), figure("2024H2", "22bn", "2025-02-01")})) == "");
  // A month may be anything beside a year.
  CHECK(outliers(series({figure("2023", "40bn", "2024-02-01"), figure("2024-02", "40bn", "2024-05-01"),
                         figure("2024", "41bn", "2025-02-01"), figure("2025", "42bn", "2026-02-01")})) == "");
}

TEST_CASE("outflows stated below zero are measured like others") {
  const std::vector<MeasureId> signed_ones = {MeasureId{1}};
  const auto found =
      ConsistencyCheck(latest, signed_ones)(run("2023H1..2024H2", {"-18.6bn", "-191bn", "-19.2bn", "-19.5bn"}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].slip == 1);
  CHECK(found[0].expected_bounds.high().value() < 0);
  CHECK(found[0].expected_bounds.low().value() > -2'100'000'000'000);
  CHECK(ConsistencyCheck(latest, signed_ones)(run("2023H1..2024H2", {"-1bn", "20bn", "1bn", "-1bn"})).empty());
}

TEST_CASE("a jump that other figures confirm is believed, but for a thousandfold") {
  const Series confirmed = series({figure("2023H1", "10bn", "2023-08-01"), figure("2023H2", "10bn", "2024-02-01"),
                                   figure("2024H1", "100bn", "2024-08-01"), figure("2024Q1", "50bn", "2024-05-01"),
                                   figure("2024Q2", "50bn", "2024-08-01"), figure("2024H2", "10bn", "2025-02-01"),
                                   figure("2025H1", "10bn", "2025-08-01"), figure("2022H1", "10bn", "2022-08-01"),
                                   figure("2022H2", "10bn", "2023-02-01"), figure("2023Q1", "5bn", "2023-05-01"),
                                   figure("2023Q3", "5bn", "2023-11-01"), figure("2024Q3", "5bn", "2024-11-01")});
  CHECK(outliers(confirmed) == "");
}

TEST_CASE("stocks and counts have neighbours, too") {
  Series cash = series({figure("2023-12-31", "50bn", "2024-02-01"), figure("2024-03-31", "52bn", "2024-05-01"),
                        figure("2024-06-30", "530bn", "2024-08-01"), figure("2024-09-30", "55bn", "2024-11-01")});
  cash.kind = MeasureKind::stock;
  CHECK(outliers(cash) == "2024-06-30 slip 1");
  CHECK(outliers(series({figure("2022", "100", "2023-02-01", SourceRank::report, 1, Currency::none()),
                         figure("2023", "110,000", "2024-02-01", SourceRank::report, 1, Currency::none()),
                         figure("2024", "120", "2025-02-01", SourceRank::report, 1, Currency::none())},
                        Currency::none())) == "2023 slip 3");
}

TEST_CASE("amounts at the end of what fits are looked at like others") {
  CHECK(outliers(run("2023H1..2024H2", {"90000000bn", "90000000bn", "90000000bn", "90000000bn"})) == "");
  CHECK(outliers(run("2023H1..2024H2", {"90000000bn", "90bn", "90000000bn", "90000000bn"})) == "2023H2 slip -6");
}

}  // namespace outlier_test
