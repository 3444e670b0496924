// What sources say about figures that does not follow from them.
#include <capex/capex.hpp>
#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const capex::Database db = capex::Database::open(arguments[1]);
  for (const capex::CheckedClaim& claim : db.now().check({.verdict = "inconsistent"}))
    std::cout << claim.claim << ": said " << claim.claimed << ", is " << claim.computed << "; " << claim.reproduced_by
              << '\n';
  for (const capex::Finding& finding : db.verify()) std::cout << finding.check << ": " << finding.message << '\n';
}
