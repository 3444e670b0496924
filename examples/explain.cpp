// Whose spending doubled, and where the first number of that list comes from.
#include <capex/capex.hpp>
#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const capex::View view = capex::Database::open(arguments[1]).now();
  const auto doubled = view.screen({.condition = "growth >= 100%", .question = {.periods = "2024H1"}, .top = 3});
  for (const capex::Growth& one : doubled) std::cout << one.company << ' ' << one.growth << '\n';
  if (doubled.empty()) return 1;
  std::cout << view.explain({.companies = {doubled[0].company}, .periods = "2024H1", .over = "year"}).text;
}
