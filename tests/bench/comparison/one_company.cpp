#include "one_company.hpp"

#include <fmt/os.h>

#include <stdexcept>

#include "../company_question.hpp"
#include "../files.hpp"
#include "../process.hpp"
#include "../seconds.hpp"

namespace capex::core::bench {
namespace {

constexpr int chosen = 55;  // states in yuan, so that its growth in dollars needs a rate
constexpr int rounds = 20;
constexpr int questions = 1000;

/// From a program that has the file open: seconds a question.
double ask_the_library(const std::filesystem::path& file) {
  CompanyQuestion question(file);
  std::size_t answers = 0;
  const auto ask = [&] {
    for (int time = 0; time < questions; ++time) answers += question.ask().size();
  };
  ask();  // warm
  const double seconds = seconds_of(ask);
  if (answers != 2 * questions) throw std::runtime_error("a company without an answer");
  return seconds / questions;
}

/// One filing of one company, as the CSV files that it is loaded from.
std::filesystem::path write_filing(const std::filesystem::path& folder, int number) {
  std::filesystem::create_directories(folder);
  auto sources = fmt::output_file((folder / "sources.csv").string());
  sources.print("source,publisher,kind,known_on\nlate-{},Filings,filing,2026-01-{:02}\n", number, number + 1);
  auto figures = fmt::output_file((folder / "figures.csv").string());
  figures.print("company,measure,period,amount,currency,source\n");
  for (const char* period : {"2024H1", "2024H2", "2025H1", "2025H2"}) {
    figures.print("{},capex,{},{}m,CNY,late-{}\n", company_key(chosen), period, 900 + number, number);
  }
  return folder;
}

}  // namespace

void measure_one_company(const std::filesystem::path& store, Measured& measured) {
  const auto growth = [&store](const std::vector<std::string>& more) {
    std::vector<std::string> words{CAPEX_PROGRAM, "--db", store, "growth", company_key(chosen)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  for (int round = 0; round < rounds; ++round) {
    measured.keep_best("select-1", run({SQLITE3_PROGRAM, store, "select 1"}));
    measured.keep_best("company", run(growth({"--period", "2024H1"})));
    measured.keep_best("company-usd", run(growth({"--period", "2024H1", "--in", "USD"})));
    measured.keep_best("company-years", run(growth({"--period", "2015H1..2024H2", "--in", "USD"})));
  }
  for (int round = 0; round < 3; ++round) measured.keep_best("company-library", ask_the_library(store));
  for (int round = 0; round < 5; ++round) {
    const std::filesystem::path folder = write_filing(store.parent_path() / "filing", round);
    measured.keep_best("filing", run({CAPEX_PROGRAM, "--db", store, "import", "csv", folder}));
  }
}

}  // namespace capex::core::bench
