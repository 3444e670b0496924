#include "analysis/verify/consistency.hpp"

#include <fmt/core.h>

#include <random>

#include "catch.hpp"
#include "sample.hpp"

namespace consistency_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

const Currency dollars = currency("USD");

/// "sum 2024H1 against 2024Q1 + 2024Q2, slip 1; ..."
std::string told(const std::vector<Inconsistency>& found) {
  std::string text;
  for (const Inconsistency& each : found) {
    text += (text.empty() ? "" : "; ") + std::string(to_string(each.kind)) + " " +
            to_string(calendar_label(each.subject.period)) + " against";
    for (const Counterpart& other : each.against) {
      text += (other.sign > 0 ? " +" : " -") + to_string(calendar_label(other.figure.period));
    }
    if (each.slip != 0) text += fmt::format(", slip {}", each.slip);
  }
  return text;
}

std::string checked(const Series& stated, Date as_of = latest) {
  return told(ConsistencyCheck(as_of)(stated));
}

/// In millions of dollars, filed a month after each period: "2024Q1 100, 2024Q2 110".
Series filed(const std::vector<std::pair<std::string, std::string>>& amounts) {
  std::vector<Figure> figures;
  for (const auto& [label, amount] : amounts) {
    const Date after = period(label).end() + boost::gregorian::days(30);
    figures.push_back(millions(label, amount, to_string(after)));
  }
  return series(std::move(figures), dollars);
}

}  // namespace

TEST_CASE("a stated half that its quarters contradict is found once") {
  const Series stated = filed({{"2024Q1", "100"}, {"2024Q2", "100"}, {"2024H1", "300"}});
  const auto found = ConsistencyCheck()(stated);
  CHECK(told(found) == "sum 2024H1 against +2024Q1 +2024Q2");
  CHECK(found[0].expected == 20'000'000'000);
  CHECK(found[0].expected_bounds == Bounds(19'900'000'000, 20'100'000'000));
  CHECK(found[0].subject.company == stated.company);
  CHECK(found[0].currency == dollars);
  REQUIRE(found[0].stated.size() == 1);
  CHECK(found[0].stated[0].source == SourceId{1});
}

TEST_CASE("of many contradictions the figure that is in all of them is in doubt") {
  CHECK(checked(filed({{"2024Q1", "100"},
                       {"2024Q2", "100"},
                       {"2024H1", "300"},
                       {"2024Q3", "100"},
                       {"9M2024", "300"},
                       {"2024Q4", "100"},
                       {"2024", "400"}})) == "sum 2024H1 against +9M2024 -2024Q3");
}

TEST_CASE("two figures in contradiction each are found") {
  CHECK(checked(filed({{"2023Q1", "100"},
                       {"2023Q2", "100"},
                       {"2023H1", "220"},
                       {"2024Q1", "100"},
                       {"2024Q2", "100"},
                       {"2024H1", "180"}})) ==
        "sum 2023H1 against +2023Q1 +2023Q2; sum 2024H1 against +2024Q1 +2024Q2");
}

TEST_CASE("rounding of both sides contradicts nothing") {
  // 0.3bn is 250 to 350; two times 0.1bn is 100 to 300.
  CHECK(checked(series({figure("2024Q1", "0.1bn", "2024-05-01"), figure("2024Q2", "0.1bn", "2024-08-01"),
                        figure("2024H1", "0.3bn", "2024-08-01")})) == "");
  CHECK(checked(series({figure("2024Q1", "0.1bn", "2024-05-01"), figure("2024Q2", "0.1bn", "2024-08-01"),
                        figure("2024H1", "0.4bn", "2024-08-01")})) != "");
}

TEST_CASE("a restatement that has not reached every period contradicts nothing") {
  CHECK(checked(series({millions("2023Q1", "6842", "2023-04-27"), millions("2023Q2", "6216", "2023-07-27"),
                        millions("2023H1", "13058", "2023-07-27"), millions("2023H1", "12957", "2024-08-01")},
                       dollars)) == "");
}

TEST_CASE("of contradicting figures the one that a power of ten mends is in doubt, and the slip is named") {
  const auto found = ConsistencyCheck()(filed({{"2024Q1", "1000"}, {"2024Q2", "120"}, {"2024H1", "220"}}));
  CHECK(told(found) == "sum 2024Q1 against +2024H1 -2024Q2, slip 1");
  CHECK(found[0].expected == 10'000'000'000);
  CHECK(checked(filed({{"2024Q1", "100"}, {"2024Q2", "120"}, {"2024H1", "220000"}})) ==
        "sum 2024H1 against +2024Q1 +2024Q2, slip 3");
  CHECK(checked(filed({{"2024Q1", "10000"}, {"2024Q2", "1.2"}, {"2024H1", "22000"}})) ==
        "sum 2024Q2 against +2024H1 -2024Q1, slip -4");
}

TEST_CASE("figures of one day that do not add up are told as of that day") {
  const Series stated = series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                                millions("2024H1", "300", "2024-09-01")},
                               dollars);
  CHECK(checked(stated, day("2024-08-31")) == "");
  CHECK(checked(stated, day("2024-09-01")) != "");
  CHECK(checked(stated, day("2024-01-01")) == "");
}

TEST_CASE("a quarter larger than its half is found without the other quarter") {
  const auto found = ConsistencyCheck()(filed({{"2024Q1", "30"}, {"2024H1", "20"}}));
  CHECK(told(found) == "part 2024Q1 against +2024H1");
  CHECK_FALSE(found[0].expected);
  CHECK(found[0].expected_bounds == Bounds(std::nullopt, 2'050'000'000));
  // 20.4m to the hundred thousand and 20m to the million may be the same.
  CHECK(checked(filed({{"2024Q1", "20.4"}, {"2024H1", "20"}})) == "");
  CHECK(checked(filed({{"2024Q2", "30"}, {"2024", "20"}})) == "part 2024Q2 against +2024");
}

TEST_CASE("a quarter ten times too large for its half is a slip") {
  const auto found =
      ConsistencyCheck()(series({figure("2024H1", "23.1bn", "2024-08-26"), figure("2025H1", "46.583bn", "2025-08-31"),
                                 figure("2025Q2", "191bn", "2025-08-31")}));
  CHECK(told(found) == "part 2025Q2 against +2025H1, slip 1");
}

TEST_CASE("a half a thousand times too small for its quarter is in doubt where its neighbours say so") {
  CHECK(checked(filed({{"2023H1", "200"}, {"2023H2", "220"}, {"2024Q1", "100"}, {"2024H1", "0.2"}})) ==
        "part 2024H1 against +2024Q1, slip -3");
}

TEST_CASE("quarters that come to more than their year are found before the last is stated") {
  CHECK(checked(filed({{"2024Q1", "30"}, {"2024Q2", "30"}, {"2024Q3", "30"}, {"2024", "80"}})) ==
        "part 2024 against +2024Q1 +2024Q2 +2024Q3");
  CHECK(checked(filed({{"2024Q1", "30"}, {"2024Q2", "30"}, {"2024Q3", "30"}, {"2024", "90"}})) == "");
}

TEST_CASE("what may be negative may have a part larger than the whole") {
  const Series cash_flow = filed({{"2024Q1", "30"}, {"2024H1", "20"}});
  CHECK(told(ConsistencyCheck(latest, {cash_flow.measure})(cash_flow)) == "");
  CHECK(checked(filed({{"2023", "-10"}, {"2024Q1", "30"}, {"2024H1", "20"}})) == "sign 2023 against");
}

TEST_CASE("limits contradict what lies on their other side") {
  CHECK(checked(series({figure("2024Q1", ">12bn", "2024-08-26"), figure("2024H1", "11bn", "2024-08-26")})) ==
        "part 2024Q1 against +2024H1");
  CHECK(checked(series({figure("2024Q1", ">12bn", "2024-08-26"), figure("2024H1", ">11bn", "2024-08-26")})) == "");
  CHECK(checked(series({figure("2024Q1", "5bn", "2024-08-26"), figure("2024Q2", "6bn", "2024-08-26"),
                        figure("2024H1", ">20bn", "2024-08-26")})) == "sum 2024H1 against +2024Q1 +2024Q2");
}

TEST_CASE("plans and estimates need not add up") {
  CHECK(checked(series({figure("2024Q1", "30bn", "2024-01-01"), figure("2024H1", "20bn", "2024-02-01")},
                       currency("CNY"), Basis::guidance)) == "");
}

TEST_CASE("a source that disputes the value that stands is found, with those that repeat it") {
  const auto found = ConsistencyCheck()(series({figure("2024H1", "8.4bn", "2024-08-01", SourceRank::release, 1),
                                                figure("2024H1", "9bn", "2024-08-02", SourceRank::press, 2),
                                                figure("2024H1", "9.1bn", "2024-08-03", SourceRank::press, 3),
                                                figure("2024H1", "8.4bn", "2024-08-03", SourceRank::press, 4)}));
  CHECK(told(found) == "sources 2024H1 against +2024H1");
  REQUIRE(found[0].stated.size() == 2);
  CHECK(found[0].stated[0].source == SourceId{2});
  CHECK(found[0].stated[1].source == SourceId{3});
  CHECK(found[0].against[0].figure.source == SourceId{1});
  CHECK(found[0].expected == 840'000'000'000);
}

TEST_CASE("a disputing source may have taken 亿 for billions") {
  CHECK(checked(series({figure("2025Q2", "19.107bn", "2025-08-13", SourceRank::release, 1),
                        figure("2025Q2", "191bn", "2025-08-14", SourceRank::press, 2)})) ==
        "sources 2025Q2 against +2025Q2, slip 1");
}

TEST_CASE("neither a restatement nor a rounder word is a disagreement") {
  CHECK(checked(series({millions("2023H1", "13058", "2023-07-27"), millions("2023H1", "12957", "2024-08-01")},
                       dollars)) == "");
  CHECK(checked(series({figure("2024H1", "8.4bn", "2024-08-01", SourceRank::release),
                        figure("2024H1", "8bn", "2024-08-02", SourceRank::press, 2)})) == "");
}

TEST_CASE("nobody restates an amount by exactly ten times") {
  const auto release = [](const std::string& amount, const std::string& known_on, int source) {
    return figure("2025Q2", amount, known_on, SourceRank::release, source);
  };
  CHECK(checked(series({release("19.1bn", "2025-08-13", 1), release("191bn", "2025-08-14", 2)})) ==
        "sources 2025Q2 against +2025Q2, slip 1");
  CHECK(checked(series({release("19.1bn", "2025-08-13", 1), release("25bn", "2025-08-14", 2)})) == "");
  // A correction: the neighbours say that the later one is right.
  CHECK(checked(series({figure("2024Q4", "18bn", "2025-03-01"), figure("2025Q1", "18.5bn", "2025-05-01"),
                        release("191bn", "2025-08-13", 1), release("19.1bn", "2025-08-14", 2)})) == "");
}

TEST_CASE("outlets that contradict each other are found, whichever came first, and a publisher corrects only itself") {
  const auto press = [](const std::string& amount, const std::string& known_on, int source, int publisher) {
    Figure said = figure("2025Q2", amount, known_on, SourceRank::press, source);
    said.publisher = PublisherId(publisher);
    return said;
  };
  CHECK(checked(series({press("19.1bn", "2025-08-13", 1, 1), press("25bn", "2025-08-14", 2, 2)})) ==
        "sources 2025Q2 against +2025Q2");
  CHECK(checked(series({press("25bn", "2025-08-13", 1, 1), press("19.1bn", "2025-08-14", 2, 1)})) == "");
}

TEST_CASE("figures of unlike definitions are not held against each other") {
  const auto with_amortisation = [](Figure figure) {
    figure.variant = VariantId{3};
    return figure;
  };
  // Half and nine months with amortisation, the quarter without.
  CHECK(checked(series(
            {with_amortisation(millions("2024H1", "7011", "2024-08-01")),
             with_amortisation(millions("9M2024", "11038", "2024-10-31")), millions("2024Q3", "3960", "2024-10-31")},
            dollars)) == "");
  CHECK(checked(series({with_amortisation(millions("2024Q1", "100", "2024-05-01")),
                        with_amortisation(millions("2024Q2", "100", "2024-08-01")),
                        with_amortisation(millions("2024H1", "300", "2024-08-01")),
                        millions("2024H1", "190", "2024-08-01", SourceRank::report, 2)},
                       dollars)) == "sum 2024H1 against +2024Q1 +2024Q2");
}

TEST_CASE("series without figures, without what is known, and without anything to hold against have no findings") {
  CHECK(checked(series({})) == "");
  CHECK(checked(filed({{"2024H1", "100"}}), day("2020-01-01")) == "");
  CHECK(checked(series({figure("2024H1", ">12bn", "2024-08-26"), figure("2024Q1", ">3bn", "2024-08-26")})) == "");
}

TEST_CASE("where the sum of the parts does not fit, what is left of the whole still speaks") {
  CHECK(checked(series({figure("2024Q1", "90000000bn", "2024-05-01"), figure("2024Q2", "90000000bn", "2024-08-01"),
                        figure("2024H1", "1bn", "2024-08-01")}))
            .find("sum 2024Q1 against +2024H1 -2024Q2") == 0);
  CHECK(checked(series({figure("2024Q1", "-90000000bn", "2024-05-01"), figure("2024Q2", "-90000000bn", "2024-08-01"),
                        figure("2024H1", "1bn", "2024-08-01")}))
            .find("sum 2024Q1 against +2024H1 -2024Q2") == 0);
}

TEST_CASE("an amount of two that stand alone is in doubt where no growth explains it") {
  // 4.1 CNY beside 4.2bn: the unit was forgotten.
  const Series lone = series({figure("2023H1", "4.1", "2024-08-26", SourceRank::press),
                              figure("2024H1", "4.2bn", "2024-08-26", SourceRank::press, 2)});
  CHECK(checked(lone) == "outlier 2023H1 against +2024H1, slip -9");
  CHECK(checked(series({figure("2023H1", "8000", "2024-08-26"), figure("2024H1", "4.2bn", "2024-08-26")})) ==
        "outlier 2023H1 against +2024H1, slip -6");
  // Growth of a hundred times is a story.
  CHECK(checked(series({figure("2023H1", "42m", "2024-08-26"), figure("2024H1", "4.2bn", "2024-08-26")})) == "");
}

TEST_CASE("an actual known before its period is over is found") {
  CHECK(checked(filed({{"2024Q1", "100"}})) == "");
  const Series early = series({millions("2025Q1", "99745", "2024-08-26", SourceRank::press)}, dollars);
  CHECK(checked(early) == "future 2025Q1 against");
  CHECK(checked(series({millions("2025Q1", "99745", "2025-03-31")}, dollars)) == "");
  Series guided = early;
  guided.basis = Basis::guidance;
  CHECK(checked(guided) == "");
  CHECK(checked(early, day("2024-08-25")) == "");
}

TEST_CASE("an amount below zero of what is never below zero is found") {
  const Series paid = series({figure("2024H1", "-10bn", "2024-08-26")});
  CHECK(checked(paid) == "sign 2024H1 against");
  CHECK(told(ConsistencyCheck(latest, {MeasureId{1}})(paid)) == "");
}

TEST_CASE("amounts of a few minor units below zero do not end the check") {
  const auto hundredths = [](const std::string& label, std::int64_t amount, const std::string& known_on) {
    return Figure{period(label), Stated(amount, amount, 2, 2), day(known_on), SourceId{1}, SourceRank::report};
  };
  const Series tiny = series({hundredths("2023H1", -1, "2023-08-01"), hundredths("2024H1", -100, "2024-08-01"),
                              hundredths("2024", -2, "2025-02-01")},
                             dollars);
  CHECK_NOTHROW(ConsistencyCheck(latest, {MeasureId{1}})(tiny));
}

TEST_CASE("a sum of figures last stated before the whole was restated contradicts nothing") {
  // The year was recast in the next report; its quarters never were.
  CHECK(checked(series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                        millions("2024H1", "200", "2024-08-01"), millions("2024H1", "230", "2025-08-01")},
                       dollars)) == "");
  // First stated a year later, as the comparative of another report.
  CHECK(checked(series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                        millions("2024H1", "230", "2025-08-01")},
                       dollars)) == "");
  // Quarters that were recast against a half that was not.
  CHECK(checked(series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                        millions("2024H1", "200", "2024-08-01"), millions("2024Q1", "130", "2025-05-01"),
                        millions("2024Q2", "130", "2025-08-01")},
                       dollars)) == "");
}

TEST_CASE("a total whose parts were restated after it was last told contradicts nothing told since") {
  // An annual report recast the quarters, and tells the last one and the year on the new basis.
  CHECK(checked(series({millions("2025Q1", "100", "2025-05-01"), millions("2025H1", "200", "2025-08-01"),
                        millions("9M2025", "300", "2025-11-01"), millions("2025Q1", "90", "2026-02-17"),
                        millions("2025Q2", "90", "2026-02-17"), millions("2025Q3", "90", "2026-02-17"),
                        millions("2025Q4", "95", "2026-02-17"), millions("2025", "365", "2026-02-17")},
                       dollars)) == "");
  // Where no part was restated they are held against each other.
  CHECK(checked(series({millions("9M2025", "300", "2025-11-01"), millions("2025Q4", "95", "2026-02-17"),
                        millions("2025", "365", "2026-02-17")},
                       dollars)) == "sum 2025 against +9M2025 +2025Q4");
}

TEST_CASE("restated figures of one day that do not add up are found") {
  CHECK(checked(series({millions("2024Q1", "100", "2024-05-01"), millions("2024Q2", "100", "2024-08-01"),
                        millions("2024H1", "200", "2024-08-01"), millions("2024Q1", "130", "2025-08-01"),
                        millions("2024Q2", "130", "2025-08-01"), millions("2024H1", "290", "2025-08-01")},
                       dollars)) == "sum 2024H1 against +2024Q1 +2024Q2");
}

TEST_CASE(
    "a year's amount that is filed for its last quarter too is passed over as the quarter's, and contradicts nothing") {
  CHECK(checked(filed({{"9M2024", "300"}, {"2024Q4", "410"}, {"2024", "410"}})) == "");
}

TEST_CASE("small amounts of what may be below zero are no outliers, nor what an issuer states again") {
  const Series flows =
      filed({{"2023Q1", "1000"}, {"2023Q2", "1100"}, {"2023Q3", "20"}, {"2023Q4", "1000"}, {"2024Q1", "1100"}});
  CHECK(checked(flows) == "outlier 2023Q3 against +2023Q1 +2023Q2 +2023Q4 +2024Q1, slip -2");
  CHECK(told(ConsistencyCheck(latest, {MeasureId{1}})(flows)) == "");
  Series again = flows;
  again.figures = in_order([&] {
    std::vector<Figure> figures = flows.figures;
    figures.push_back(millions("2023Q3", "20", "2024-10-30"));
    return figures;
  }());
  CHECK(checked(again) == "");
}

TEST_CASE("every outlet whose latest figure misses what stands is found, whichever came first") {
  const auto said = [](const std::string& amount, const std::string& known_on, int by) {
    Figure figure = sample::figure("2024H1", amount, known_on, SourceRank::press, by);
    figure.publisher = PublisherId{by};
    return figure;
  };
  const auto found = ConsistencyCheck()(
      series({said("23bn", "2024-08-26", 1), said("23bn", "2024-08-27", 2), said("99bn", "2025-01-23", 3)}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == InconsistencyKind::sources);
}

TEST_CASE("the size of a finding is how far apart the two sides lie, as a part of the larger") {
  const auto size = [](const Series& of) { return size_of(ConsistencyCheck()(of).at(0)); };
  // 300 +- 0.5 against 200 +- 1.
  CHECK(size(filed({{"2024Q1", "100"}, {"2024Q2", "100"}, {"2024H1", "300"}})) == Ratio(985, 2995));
  CHECK(size(series({figure("2024H1", "-10bn", "2024-08-26")})) == Ratio(1, 1));
}

}  // namespace consistency_test
