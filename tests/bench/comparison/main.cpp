// Compares: see README.md. Each size is measured by a process of its own, so that none profits from another.
//   capex_compare measure RESULTS DUCKDB PYTHON POLARS   the size that CAPEX_BENCH_COMPANIES says; '' leaves one out
//   capex_compare pass FILE THREADS                      the whole-file pass alone: prints the most memory it took
//   capex_compare report RESULTS DATE                    the tables
#include <fmt/core.h>

#include <string>

#include "../growth_pass.hpp"
#include "../process.hpp"
#include "measure.hpp"

int main(int count, char** arguments) try {
  using namespace capex::core::bench;
  const std::vector<std::string> words(arguments + 1, arguments + count);
  const auto is = [&](const char* command, std::size_t size) { return words.size() == size && words[0] == command; };
  if (is("measure", 5)) {
    measure(arguments[0], words[1], {words[2], words[3], words[4]});
  } else if (is("pass", 3)) {
    std::vector<GrowthSum> parts(std::stoul(words[2]));
    grow_file(words[1], parts);
    fmt::print("{}\n", peak_memory());
  } else if (is("report", 3)) {
    fmt::print("{}", report(read_results(words[1]), words[2]));
  } else {
    fmt::print(stderr, "see tests/bench/README.md\n");
    return 2;
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
