// ask_cpp FILE show|growth|total COMPANIES PERIODS CURRENCY: asks the library, and writes the answer as CSV.
#include <capex/capex.hpp>
#include <iostream>
#include <sstream>

int main(int count, char** arguments) {
  if (count != 6) return 2;
  const capex::View view = capex::Database::open(arguments[1]).now();
  const std::string kind = arguments[2];
  capex::Question question{.periods = arguments[4], .in = arguments[5]};
  std::istringstream companies(arguments[3]);
  for (std::string company; std::getline(companies, company, ',');) question.companies.push_back(company);
  if (kind == "total") question.over = "year";
  const capex::Rows rows = kind == "show"     ? view.show(question).rows()
                           : kind == "growth" ? view.growth(question).rows()
                                              : view.total(question).rows();
  std::cout << capex::write_rows(rows, capex::Format::csv);
}
