// What a group spent together: each member's part, the sum, and how it grew.
#include <capex/capex.hpp>
#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const capex::View view = capex::Database::open(arguments[1]).now();
  for (const capex::Total& total : view.total({.companies = {"bat"}, .periods = "2024H1", .over = "year"})) {
    for (const capex::Member& member : total.members)
      std::cout << member.company << ' ' << member.amount << ", " << member.share.text << '\n';
    std::cout << total.group << ' ' << total.sum.amount << ", growth " << total.sum.growth << '\n';
  }
}
