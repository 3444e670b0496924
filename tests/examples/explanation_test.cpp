// The example data, explained: every number of an explanation follows from what stands beneath it, down to documents
// that can be looked up.
#include "analysis/explain/explain.hpp"
#include "analysis/explain_recomputing.hpp"
#include "catch.hpp"
#include "example_data.hpp"
#include "io/explanation/write_explanation.hpp"

namespace explanation_test {

using namespace capex::core;

namespace {

struct Example {
  Store store = Store::in_memory();
  Snapshot snapshot = loaded();

  Snapshot loaded() {
    load(store, example(), "example");
    return store.snapshot();
  }

  CompanyRecord record_of(const std::string& key) const {
    const Company company = snapshot.company(key);
    SeriesFilter filter;
    filter.company = company.id;
    return {company, snapshot.series(filter), snapshot.claims(company.id)};
  }

  ExplanationNames names() const {
    return {[this](MeasureId id) { return snapshot.measure(id); }, [this](SourceId id) { return snapshot.source(id); },
            [this](VariantId id) { return snapshot.variant(id); },
            [this](SeriesId series, const Period& period, SourceId source) {
              return snapshot.words(series, period, source);
            }};
  }
};

std::vector<MeasureId> default_chain(const Snapshot& snapshot) {
  std::vector<MeasureId> chain;
  for (const std::string_view key : default_measures) chain.push_back(snapshot.measure(key).id);
  return chain;
}

}  // namespace

TEST_CASE("Microsoft's half in yuan is two filings, their difference, and the mean of 126 daily rates") {
  const Example data;
  Question question;
  question.measures = {data.snapshot.measure("capex-cash").id};
  question.in = currency("CNY");
  const Explanation tree =
      explain(data.record_of("microsoft"), question, parse_label("2024H1"), data.snapshot.rates(), data.names());
  // The conversion, the difference, two figures, the average and a cross a day.
  CHECK(sample::recompute(tree) == 1 + 1 + 2 + 1 + 126);
  CHECK(sample::amount_in(tree).amount.point == 17'911'339'510'617);  // 24,825m x 7.21504109189
  REQUIRE(tree.parts.size() == 2);
  const Explanation& difference = tree.parts[0];
  REQUIRE(difference.parts.size() == 2);
  CHECK(difference.parts[0].statement->source.key == "0000950170-24-087843");
  CHECK(difference.parts[1].statement->source.key == "0000950170-24-008814");
  CHECK(difference.parts[1].sign == -1);
  CHECK(sample::rate_in(tree.parts[1]).rate == Decimal::parse("7.21504109189"));

  const std::string text = explanation_text(tree);
  for (const char* said :
       {"accession number 0000950170-24-087843", "accession number 0000950170-24-008814",
        "= 44,477,000,000 - 19,652,000,000", "= 24,825,000,000 USD x 7.21504109189", "= 909.09517757816 / 126",
        "average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR",
        "2024H1 = FY2024 (2023-07-01..2024-06-30) less 2023H2 (2023-07-01..2023-12-31)"}) {
    INFO(said);
    CHECK(text.find(said) != std::string::npos);
  }
}

TEST_CASE("every half of every company follows from its figures, claims and rates") {
  const Example data;
  const RateTable rates = data.snapshot.rates();
  Question question;
  question.measures = default_chain(data.snapshot);
  question.in = currency("USD");
  int recomputed = 0;
  for (const Company& company : data.snapshot.companies()) {
    const CompanyRecord record = data.record_of(company.key);
    for (const Label& label : parse_labels("2023..2025", Step::half)) {
      const Explanation tree = explain_growth(record, question, label, Step::year, rates, data.names());
      recomputed += sample::recompute(tree);
    }
  }
  CHECK(recomputed > 2'000);
}

}  // namespace explanation_test
