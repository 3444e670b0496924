// Who spent how much in 2024H1, in dollars, and how fast it grew, as it was known at the end of January 2025.
#include <capex/analysis/answer.hpp>
#include <capex/store/store.hpp>
#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const capex::Store store = capex::Store::open(arguments[1]);
  const capex::Snapshot snapshot = store.snapshot(capex::parse_date("2025-01-31"));
  const capex::RateTable rates = snapshot.rates();

  capex::Question question;
  for (const auto key : capex::default_measures) question.measures.push_back(snapshot.measure(key).id);
  question.in = capex::currency("USD");
  for (const capex::Company& company : snapshot.companies()) {
    const capex::CompanyRecord record{company, snapshot.series({company.id, {}, {}, {}}), snapshot.claims(company.id)};
    for (const auto& [label, base_label, amount, base, growth, local] :
         capex::growth(record, question, capex::parse_labels("2024H1"), capex::Step::year, rates)) {
      if (!amount.amount) continue;
      std::cout << company.key << ' ' << to_string(label) << ": " << capex::units_text(*amount.amount, amount.currency);
      if (growth.factor) std::cout << ", growth " << to_string(to_decimal(less_one(*growth.factor), 3));
      std::cout << ", " << to_string(growth.status) << '\n';
    }
  }
}
