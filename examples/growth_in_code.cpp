// Who spent how much in 2024H1, in dollars, and how fast it grew, as it was known at the end of January 2025.
#include <capex/analysis/answer.hpp>
#include <capex/store/store.hpp>
#include <iostream>

int main(int, char** arguments) {
  const capex::Store store = capex::Store::open(arguments[1]);
  const capex::Snapshot snapshot = store.snapshot(capex::parse_date("2025-01-31"));
  const capex::RateTable rates = snapshot.rates();
  const std::vector<capex::Label> halves = capex::parse_labels("2024H1");

  capex::Question question;
  question.measures = {snapshot.measure("capex").id};
  question.in = capex::currency("USD");
  for (const capex::Company& company : snapshot.companies()) {
    const capex::CompanyRecord record{company, snapshot.series({company.id, {}, {}, {}}), snapshot.claims(company.id)};
    for (const capex::GrowthAnswer& answer : growth(record, question, halves, capex::Step::year, rates)) {
      if (!answer.amount.amount) continue;
      std::cout << company.key << ' ' << to_string(answer.label) << ": "
                << to_string(capex::Money{*answer.amount.amount, answer.amount.currency}) << " USD";
      if (answer.growth.factor) std::cout << ", growth " << to_string(to_decimal(less_one(*answer.growth.factor), 3));
      std::cout << " (" << capex::to_string(answer.growth.status) << ")\n";
    }
  }
}
