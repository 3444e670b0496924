// One call into each part of the library that an installed tree has to bring: headers, text, SQLite.
#include <capex/money/amount_text.hpp>
#include <capex/store/store.hpp>
#include <iostream>

int main() {
  const capex::StatedAmount amount = capex::parse_amount("23bn", capex::currency("CNY"));
  const capex::Store store = capex::Store::in_memory();
  std::cout << capex::to_string(amount) << ' ' << store.snapshot().find_measure("capex").has_value() << '\n';
  return 0;
}
