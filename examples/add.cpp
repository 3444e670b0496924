// A file of one's own: a company, a source, what it states; what is wrong says so and changes nothing.
#include <capex/capex.hpp>
#include <iostream>

int main() try {
  capex::Database db = capex::Database::in_memory();
  db.add(capex::CompanyEntry{.key = "acme", .name = "Acme Corporation", .fiscal_year_end = "06-30"});
  db.add(capex::SourceEntry{.key = "report", .publisher = "Acme", .kind = "release", .known_on = "2025-08-01"});
  db.add(capex::FigureEntry{.company = "acme", .period = "FY2025", .amount = "$4.2bn", .source = "report"});
  for (const capex::Observation& one : db.now().show({.companies = {"acme"}}))
    std::cout << one.period << ' ' << one.amount << ' ' << one.status << '\n';
  db.add(capex::FigureEntry{.company = "acmee", .period = "FY2025", .amount = "$4.2bn", .source = "report"});
} catch (const capex::Error& error) {
  std::cout << to_string(error.code()) << ": " << error.what() << '\n';
}
