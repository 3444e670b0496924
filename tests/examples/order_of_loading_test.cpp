// Which of several figures stands is decided on reading, so the order of loading never matters: the example data, its
// rows shuffled and loaded in several imports, gives every answer as it is loaded in one.
#include <random>
#include <string>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/choose_series.hpp"
#include "catch.hpp"
#include "example_data.hpp"
#include "io/rows/observation_rows.hpp"

namespace order_of_loading_test {

using namespace capex;
using namespace capex::core;

namespace {

/// Who and what there is to speak of first, then figures, claims and rates in three parts, all in a random order.
Store loaded_in_disorder(const Batch& ordered, std::mt19937_64& random) {
  Batch names = ordered;
  std::shuffle(names.companies.begin(), names.companies.end(), random);
  std::shuffle(names.sources.begin(), names.sources.end(), random);
  names.figures.clear();
  names.claims.clear();
  names.rates.clear();
  Store store = Store::in_memory();
  load(store, names, "names");

  Batch rest = ordered;
  std::shuffle(rest.figures.begin(), rest.figures.end(), random);
  std::shuffle(rest.claims.begin(), rest.claims.end(), random);
  std::shuffle(rest.rates.begin(), rest.rates.end(), random);
  const auto part = [](const auto& rows, std::size_t number) {
    const auto at = [&](std::size_t third) {
      return rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * third / 3);
    };
    return std::remove_cvref_t<decltype(rows)>(at(number), at(number + 1));
  };
  for (std::size_t number = 0; number < 3; ++number) {
    Batch third = ordered;
    third.companies.clear();
    third.members.clear();
    third.sources.clear();
    third.figures = part(rest.figures, number);
    third.claims = part(rest.claims, number);
    third.rates = part(rest.rates, number);
    load(store, third, "part " + std::to_string(number));
  }
  return store;
}

/// Every company, measure, basis and scope, in every year and half, as amounts and growths, stated and in dollars.
std::string answers(const Store& store, const char* as_of) {
  const Snapshot snapshot = store.snapshot(parse_date(as_of));
  const RateTable rates = snapshot.rates("ecb");
  Rows rows{growth_columns(), {}};
  for (const Company& company : snapshot.companies()) {
    const CompanyRecord record{company, snapshot.series({company.id, {}, {}, {}}), snapshot.claims(company.id)};
    for (const Measure& measure : snapshot.measures()) {
      for (const Basis basis : {Basis::actual, Basis::guidance, Basis::estimate}) {
        for (const char* scope : {"total", "domestic", "china", "nvidia", "h20", "h20-china"}) {
          for (const auto currency : {std::optional<Currency>(), std::optional(capex::core::currency("USD"))}) {
            core::Question question;
            question.measures = {measure.id};
            question.basis = basis;
            question.scope = scope;
            question.in = currency;
            question.as_of = snapshot.as_of();
            if (choose_series(record, question, {}) == nullptr) continue;
            std::vector<Label> labels = parse_labels("2022..2026");
            for (const Label& half : parse_labels("2022..2026", Step::half)) labels.push_back(half);
            for (const GrowthAnswer& answer : growth(record, question, labels, Step::year, rates)) {
              ObservationNames names;
              names.company = company.key;
              names.measure = measure.key;
              names.period = to_string(answer.label);
              names.calendar = company.calendar;
              for (const Operand& operand : answer.amount.operands) {
                names.sources.push_back(snapshot.source(operand.figure.source).key);
              }
              rows.rows.push_back(
                  growth_row(answer.amount, names, answer.base, to_string(answer.base_label), answer.growth));
            }
          }
        }
      }
    }
  }
  return write_rows(rows, Format::csv);
}

}  // namespace

TEST_CASE("the order of loading changes no answer") {
  const Batch ordered = example();
  Store in_order = Store::in_memory();
  load(in_order, ordered, "all");
  std::mt19937_64 random(20240826);
  for (int round = 0; round < 4; ++round) {
    const Store in_disorder = loaded_in_disorder(ordered, random);
    for (const char* as_of : {"2024-08-26", "2024-11-15", "2026-11-01"}) {
      const std::string expected = answers(in_order, as_of);
      CHECK(expected.size() > 10'000);
      CHECK(answers(in_disorder, as_of) == expected);
    }
  }
}

}  // namespace order_of_loading_test
