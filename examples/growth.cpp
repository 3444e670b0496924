// Who spent how much in 2024H1, in dollars, and how fast it grew, as it was known at the end of January 2025.
#include <capex/capex.hpp>
#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const capex::View view = capex::Database::open(arguments[1]).as_of("2025-01-31");
  for (const capex::Growth& one :
       view.growth({.companies = {"alphabet", "bat", "us-big-four"}, .periods = "2024H1", .in = "USD"}))
    std::cout << one.company << ' ' << one.period << ": " << one.amount << ", growth " << one.growth << ", "
              << one.growth_status << '\n';
}
