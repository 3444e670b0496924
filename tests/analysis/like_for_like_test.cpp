// Which of a company's series answers, and what is said where it does not.
#include "analysis/answer/choose_series.hpp"
#include "analysis/answer/elsewhere.hpp"
#include "catch.hpp"
#include "group_sample.hpp"

namespace like_for_like_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

constexpr MeasureId headline{1}, with_leases{2}, cash_paid{3}, revenue{4};

Series of(MeasureId measure, const std::vector<std::pair<const char*, const char*>>& stated,
          Basis basis = Basis::actual) {
  std::vector<Figure> figures;
  for (const auto& [label, amount] : stated) figures.push_back(figure(label, amount, "2025-02-01"));
  Series made = series(std::move(figures), currency("CNY"), basis);
  made.measure = measure;
  return made;
}

Question by_default() {
  Question asked;
  asked.measures = {headline, with_leases, cash_paid};
  return asked;
}

/// One half with leases beside four by cash.
CompanyRecord meta() {
  return company(1, "meta",
                 {of(with_leases, {{"2024H1", "15bn"}}),
                  of(cash_paid, {{"2023H1", "13bn"}, {"2023H2", "14bn"}, {"2024H1", "14.5bn"}, {"2024H2", "22bn"}})});
}

MeasureId measure_for(const CompanyRecord& record, const std::string& labels) {
  return choose_series(record, by_default(), parse_labels(labels))->measure;
}

}  // namespace

TEST_CASE("the measure that answers most of the periods and of those a year before answers for all") {
  CHECK(measure_for(meta(), "2024H1..2024H2") == cash_paid);
  CHECK(measure_for(meta(), "2024H1") == cash_paid);  // its year before is there, too
  for (const Observation& one : show(meta(), by_default(), parse_labels("2023H1..2024H2"), RateTable())) {
    CHECK(one.measure == cash_paid);
    CHECK(has_value(one.status));
  }
}

TEST_CASE("show and growth answer by one measure for one period") {
  const Observation shown = show(meta(), by_default(), {parse_label("2024H1")}, RateTable()).front();
  const GrowthAnswer grown = growth(meta(), by_default(), {parse_label("2024H1")}, Step::year, RateTable()).front();
  const GrowthAnswer stepped = growth(meta(), by_default(), {parse_label("2024H1")}, Step::half, RateTable()).front();
  CHECK(shown.amount == grown.amount.amount);
  CHECK(shown.amount == stepped.amount.amount);
}

TEST_CASE("measures that answer as much answer in their order") {
  const CompanyRecord both =
      company(1, "a", {of(cash_paid, {{"2024H1", "9bn"}}), of(with_leases, {{"2024H1", "11bn"}})});
  CHECK(measure_for(both, "2024H1") == with_leases);
  // What has only the year before answers nothing of what is asked.
  const CompanyRecord apart =
      company(1, "a", {of(headline, {{"2024H1", "9bn"}}), of(cash_paid, {{"2023H1", "11bn"}, {"2023H2", "11bn"}})});
  CHECK(measure_for(apart, "2024H1..2024H2") == headline);
}

TEST_CASE("a base that a claim implies is an answer") {
  const CompanyRecord claimed =
      company(1, "a", {of(headline, {{"2024H1", "23bn"}}), of(cash_paid, {{"2024H1", "21bn"}, {"2023H1", "10bn"}})},
              {growth_claim(1, "2024H1", "2023H1", "+123%")});
  CHECK(measure_for(claimed, "2024H1") == headline);
}

TEST_CASE("what has a missing period is named by measure, basis and scope") {
  CompanyRecord record = meta();
  record.series.push_back(of(with_leases, {{"2024H2", "25bn"}}, Basis::guidance));
  Question leases = by_default();
  leases.measures = {with_leases};
  CHECK(elsewhere(record, leases, parse_label("2024H2")) ==
        std::vector<Topic>{{with_leases, Basis::guidance, "total"}, {cash_paid, Basis::actual, "total"}});
  CHECK(elsewhere(record, leases, parse_label("2020")).empty());
}

TEST_CASE("the only other thing that has the periods answers, two others do not") {
  const CompanyRecord guided = company(1, "a", {of(revenue, {{"2025", "40bn"}}, Basis::guidance)});
  CHECK(only_elsewhere(guided, by_default(), {parse_label("2025")}) == Topic{revenue, Basis::guidance, "total"});
  CHECK_FALSE(only_elsewhere(guided, by_default(), {parse_label("2024")}));
  CHECK(only_elsewhere(guided, by_default(), {}));
  CompanyRecord two = guided;
  two.series.push_back(of(headline, {{"2025", "30bn"}}, Basis::estimate));
  CHECK_FALSE(only_elsewhere(two, by_default(), {parse_label("2025")}));
  // Where one measure was asked for, another basis of it goes before other measures.
  Question asked = by_default();
  asked.measures = {headline};
  CHECK(only_elsewhere(two, asked, {parse_label("2025")}) == Topic{headline, Basis::estimate, "total"});
  // Where anything that was asked has one of the periods, that answers.
  CompanyRecord some = guided;
  some.series.push_back(of(headline, {{"2024", "30bn"}}));
  CHECK_FALSE(only_elsewhere(some, by_default(), {parse_label("2024"), parse_label("2025")}));
}

}  // namespace like_for_like_test
