#include <fmt/core.h>

#include "analysis/verify/consistency.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace far_off_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const std::vector<MeasureId> headline = {MeasureId{1}, MeasureId{2}, MeasureId{3}};

/// "2024H1 slip 3", of each figure that is doubted.
std::string doubted(const std::vector<Series>& of_company, const std::vector<MeasureId>& negative_too = {},
                    const std::vector<MeasureId>& irregular = {}) {
  std::string text;
  for (const Inconsistency& each : far_off(of_company, headline, latest, negative_too, irregular)) {
    CHECK(each.kind == InconsistencyKind::outlier);
    text += (text.empty() ? "" : ", ") + to_string(calendar_label(each.subject.period));
    if (each.slip != 0) text += fmt::format(" slip {}", each.slip);
  }
  return text;
}

/// Each stated a month after it was over, by a source of its own.
std::vector<Figure> run(const std::string& labels, const std::vector<std::string>& amounts) {
  std::vector<Figure> figures;
  const std::vector<Label> names = parse_labels(labels);
  REQUIRE(names.size() == amounts.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string label = to_string(names[i]);
    figures.push_back(figure(label, amounts[i], to_string(period(label).end() + boost::gregorian::days(30)),
                             SourceRank::press, static_cast<int>(i) + 1));
  }
  return figures;
}

Series opinions(std::vector<Figure> figures, Basis basis = Basis::guidance) {
  return series(std::move(figures), currency("CNY"), basis);
}

/// What sources 1, 2 ... said of the year, a month after each other.
std::vector<Figure> of_the_year(const std::string& label, const std::vector<std::string>& amounts) {
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    figures.push_back(
        figure(label, amounts[i], fmt::format("2025-{:02}-01", i + 1), SourceRank::press, static_cast<int>(i) + 1));
  }
  return figures;
}

Series another(Series other, int measure) {
  other.measure = MeasureId{measure};
  return other;
}

}  // namespace

TEST_CASE("a figure off the only one beside it by more than falls, rises and beginnings explain is doubted") {
  const auto two = [](const std::string& label, const std::string& amount) {
    return doubted({series({figure("2024H1", "23bn", "2024-08-01", SourceRank::press, 1),
                            figure(label, amount, "2024-08-26", SourceRank::press, 2)})});
  };
  // Of two the larger is believed, as a unit is sooner forgotten than added.
  CHECK(two("2023H2", "2.1tn") == "2024H1 slip -2");
  CHECK(two("2023H1", "230bn") == "2024H1 slip -1");
  CHECK(two("2022H1", "210m") == "2022H1 slip -2");
  CHECK(two("2023H1", "21m") == "2023H1 slip -3");
  CHECK(two("2023H1", "2.3bn") == "");
  CHECK(two("2024H2", "230bn") == "");
  CHECK(two("2024H2", "2.3bn") == "2024H2 slip -1");
  CHECK(two("2022H1", "1bn") == "");
  CHECK(two("2015H1", "100m") == "");
  CHECK(two("2015H1", "2m") == "2015H1 slip -4");
}

TEST_CASE("of two that have nothing but each other the other may be doubted") {
  const auto found = far_off(std::vector{series({figure("2024H1", "23bn", "2024-08-01", SourceRank::press, 1),
                                                 figure("2023H2", "2.1tn", "2024-08-26", SourceRank::press, 2)})},
                             headline);
  REQUIRE(found.size() == 1);
  const Inconsistency turned = other_way_round(found.front());
  CHECK(turned.subject.period == period("2023H2"));
  CHECK(turned.stated.front().source == SourceId{2});
  CHECK(turned.against.front().figure.source == SourceId{1});
  CHECK(turned.slip == 2);
  CHECK(turned.expected.value() / 10'000'000'000 == 232);  // 184 days at 23bn in 182
}

TEST_CASE("a figure off neighbours that do not agree with each other is doubted") {
  CHECK(doubted({series(run("2023Q1..2024Q2", {"1bn", "4bn", "2bn", "9bn", "3bn", "2tn"}))}) == "2024Q2 slip 3");
  CHECK(doubted({series(run("2023Q1..2024Q2", {"1bn", "4bn", "2bn", "9m", "20bn", "3bn"}))}) == "2023Q4 slip -3");
  CHECK(doubted({series(run("2023Q1..2024Q2", {"1bn", "4bn", "2bn", "9bn", "3bn", "20bn"}))}) == "");
}

TEST_CASE("a tenfold at the end of a series is told by four figures before it") {
  const std::vector<std::string> amounts = {"3.8bn", "3.4bn", "2bn", "5.9bn", "11.4bn", "30bn"};
  CHECK(doubted({series(run("2025Q2..2026Q3", amounts))}) == "2026Q3 slip 1");
  CHECK(doubted({series(run("2025Q2..2026Q3", {"3.8bn", "3.4bn", "2bn", "5.9bn", "11.4bn", "25bn"}))}) == "");
  // What came after it says whether it grew.
  CHECK(doubted({series(run("2025Q2..2026Q4", {"3.8bn", "3.4bn", "2bn", "5.9bn", "11.4bn", "30bn", "28bn"}))}) == "");
}

TEST_CASE("growth of ten and thirty times is none, nor a company that begins") {
  CHECK(doubted({series(run("2022..2024", {"70m", "1.5bn", "8.7bn"}))}) == "");
  CHECK(doubted({series(run("2022H1..2024H2", {"5m", "300m", "310m", "320m", "330m", "330m"}))}) == "");
}

TEST_CASE("figures of another definition of the measure are beside it, too") {
  Series mixed = series(run("2025Q1..2026Q3", {"24bn", "32bn", "35bn", "39bn", "44bn", "54bn", "54tn"}));
  for (Figure& each : mixed.figures) each.variant = each.period == period("2026Q3") ? VariantId{0} : VariantId{1};
  CHECK(doubted({mixed}) == "2026Q3 slip 3");
}

TEST_CASE("guidance is held against other guidance for the same year") {
  CHECK(doubted({opinions(of_the_year("2026", {"115-135bn", "125-145bn", "140m"}))}) == "2026 slip -3");
  CHECK(doubted({opinions(of_the_year("2026", {"115-135bn", "1400bn", "125-145bn"}))}) == "2026 slip 1");
  CHECK(doubted({opinions(of_the_year("2026", {"160bn", ">200bn", "1600bn"}))}) == "2026 slip 1");
  CHECK(doubted({opinions(of_the_year("2026", {"25bn", "35bn", "50bn", "100bn"}))}) == "");
  const auto found = far_off(std::vector{opinions(of_the_year("2026", {"160bn", ">200bn", "1600bn"}))}, headline);
  REQUIRE(found.size() == 1);
  CHECK(found.front().stated.size() == 1);  // "more than 200bn" does not repeat 1,600bn
  CHECK(found.front().against.size() == 2);
}

TEST_CASE("guidance for a year is held against the years beside it, then against actuals") {
  const Series actuals = series(run("2024..2025", {"39bn", "72bn"}));
  CHECK(doubted({actuals, opinions({figure("2026", "140m", "2026-02-01")})}) == "2026 slip -3");
  CHECK(doubted({actuals, opinions({figure("2026", "1400bn", "2026-02-01")})}) == "");
  CHECK(doubted({actuals, opinions({figure("2026", "1600bn", "2026-02-01")})}) == "2026 slip 1");
  CHECK(doubted({opinions(
                     {figure("2025", "70bn", "2025-02-01"), figure("2026", "3tn", "2026-02-01", SourceRank::press, 2)}),
                 actuals}) == "2026 slip 2");
  CHECK(doubted({actuals, opinions({figure("2026", "145bn", "2026-02-01")})}) == "");
  CHECK(doubted({actuals, opinions({figure("2026", "135m", "2026-02-01")}, Basis::estimate)}) == "2026 slip -3");
}

TEST_CASE("a figure without neighbours is held against the other headline definitions") {
  const Series cash = another(series(run("2024Q1..2024Q4", {"10bn", "11bn", "12bn", "13bn"})), 3);
  CHECK(doubted({series({figure("2024Q2", "12m", "2024-08-01")}), cash}) == "2024Q2 slip -3");
  CHECK(doubted({series({figure("2024Q2", "15bn", "2024-08-01")}), cash}) == "");
  CHECK(doubted({another(series({figure("2024Q2", "12m", "2024-08-01")}), 9), cash}) == "");
}

TEST_CASE("counts and prices that others state are held against each other") {
  CHECK(doubted({series({figure("2024", "224,000", "2025-01-22", SourceRank::press, 1, Currency::none()),
                         figure("2024", "224", "2026-11-01", SourceRank::press, 2, Currency::none())},
                        Currency::none(), Basis::estimate)}) == "2024 slip -3");
  Series price = series({figure("2024-08-26", "12,000-13,000", "2024-08-26"),
                         figure("2026-08-26", "12.5", "2026-11-01", SourceRank::press, 2)},
                        currency("CNY"), Basis::estimate);
  price.kind = MeasureKind::price;
  CHECK(doubted({price}) == "2026-08-26 slip -3");
}

TEST_CASE("what may be below zero, and what comes in single large amounts, is doubted only a thousandfold") {
  const std::vector<MeasureId> own = {MeasureId{1}};
  CHECK(doubted({series(run("2023..2024", {"10bn", "500bn"}))}, {}, own) == "");
  CHECK(doubted({series(run("2023..2024", {"10bn", "50m"}))}, own) == "");
  CHECK(doubted({series(run("2023..2024", {"10bn", "20tn"}))}, {}, own) == "2023 slip -3");
  CHECK(doubted({series(run("2023..2024", {"-10bn", "-20tn"}))}, own) == "");
}

TEST_CASE("what its issuer says again is believed, but for a thousandfold") {
  const auto said_again = [](const std::string& amount) {
    return doubted({series({figure("2023", "30bn", "2024-02-01", SourceRank::report, 1),
                            figure("2024", amount, "2025-02-01", SourceRank::report, 2),
                            figure("2024", amount, "2026-02-01", SourceRank::report, 3),
                            figure("2025", "30bn", "2026-02-01", SourceRank::report, 3)})});
  };
  CHECK(said_again("3bn") == "");
  CHECK(said_again("30m") == "2024 slip -3");
}

TEST_CASE("only what was known by the day is held against each other") {
  const std::vector<Series> own = {opinions(of_the_year("2026", {"115-135bn", "140m"}))};
  CHECK(far_off(own, headline, parse_date("2025-01-15")).empty());
  CHECK(far_off(own, headline, parse_date("2025-02-01")).size() == 1);
}

}  // namespace far_off_test
