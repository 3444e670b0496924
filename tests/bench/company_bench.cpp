// One company's growth: inside a program that has the file open, and from the start of a process.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "company_question.hpp"
#include "files.hpp"
#include "process.hpp"

namespace capex::core::bench {
namespace {

constexpr int chosen = 55;  // states in yuan, so that its growth in dollars needs a rate

void ask_the_library(benchmark::State& state) {
  CompanyQuestion question(loaded_store());
  for (auto _ : state) benchmark::DoNotOptimize(question.ask());
}

void ask_the_tool(benchmark::State& state, const std::vector<std::string>& more) {
  std::vector<std::string> words = {CAPEX_PROGRAM, "--db", loaded_store().string(), "growth", company_key(chosen)};
  words.insert(words.end(), more.begin(), more.end());
  for (auto _ : state) benchmark::DoNotOptimize(run(words));
}

void select_one(benchmark::State& state) {
  const std::vector<std::string> words{SQLITE3_PROGRAM, loaded_store().string(), "select 1"};
  for (auto _ : state) benchmark::DoNotOptimize(run(words));
}

void start(benchmark::internal::Benchmark* one) {
  one->Unit(benchmark::kMillisecond)->Repetitions(3)->UseRealTime();
}

BENCHMARK(select_one)->Name("company/select-1")->Apply(start);
BENCHMARK_CAPTURE(ask_the_tool, half, {"--period", "2024H1"})->Name("company/process")->Apply(start);
BENCHMARK_CAPTURE(ask_the_tool, half_in_dollars, {"--period", "2024H1", "--in", "USD"})
    ->Name("company/process-usd")
    ->Apply(start);
BENCHMARK_CAPTURE(ask_the_tool, ten_years_in_dollars, {"--period", "2015H1..2024H2", "--in", "USD"})
    ->Name("company/process-ten-years-usd")
    ->Apply(start);
BENCHMARK(ask_the_library)->Name("company/library")->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace capex::core::bench
