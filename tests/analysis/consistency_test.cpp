#include "capex/analysis/consistency.hpp"

#include <fmt/format.h>

#include <random>

#include "catch.hpp"
#include "sample.hpp"

using namespace capex;
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
  CHECK(checked(filed({{"2023", "-10"}, {"2024Q1", "30"}, {"2024H1", "20"}})) == "");
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
  const auto press = [](const std::string& amount, const std::string& known_on, int source) {
    return figure("2025Q2", amount, known_on, SourceRank::press, source);
  };
  CHECK(checked(series({press("19.1bn", "2025-08-13", 1), press("191bn", "2025-08-14", 2)})) ==
        "sources 2025Q2 against +2025Q2, slip 1");
  // A correction, by the publisher itself.
  const auto corrected = [&](const std::string& amount, const std::string& known_on, int source) {
    Figure said = press(amount, known_on, source);
    said.publisher = PublisherId{1};
    return said;
  };
  CHECK(checked(series({figure("2024Q4", "18bn", "2025-03-01"), figure("2025Q1", "18.5bn", "2025-05-01"),
                        corrected("191bn", "2025-08-13", 1), corrected("19.1bn", "2025-08-14", 2)})) == "");
}

TEST_CASE("outlets that contradict each other are found, whichever came first") {
  CHECK(checked(series({figure("2025Q2", "19.1bn", "2025-08-13", SourceRank::press, 1),
                        figure("2025Q2", "25bn", "2025-08-14", SourceRank::press, 2)})) ==
        "sources 2025Q2 against +2025Q2");
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
