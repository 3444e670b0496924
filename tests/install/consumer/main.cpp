// One call into each part of the library that an installed tree has to bring: headers, text, SQLite, workbooks.
#include <capex/capex.hpp>
#include <iostream>

int main() {
  capex::Database db = capex::Database::in_memory();
  db.add(capex::CompanyEntry{.key = "alibaba"});
  db.add(capex::SourceEntry{.key = "ft", .publisher = "FT", .kind = "press", .known_on = "2024-08-26"});
  db.add(capex::FigureEntry{
      .company = "alibaba", .period = "2024H1", .amount = "23bn", .currency = "CNY", .source = "ft"});
  const capex::Answers<capex::Observation> answers = db.now().show({.companies = {"alibaba"}});
  if (capex::workbook(capex::sheets(answers)).empty()) return 1;
  for (const capex::Observation& one : answers) {
    std::cout << one.period << ' ' << one.amount << ' ' << one.status << '\n';
  }
}
