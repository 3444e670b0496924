// One company's growth: inside a program that has the file open, and from the start of a process.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "capex/analysis/answer.hpp"
#include "capex/store/store.hpp"
#include "files.hpp"

extern char** environ;

namespace capex::bench {
namespace {

constexpr int chosen = 55;  // states in yuan, so that its growth in dollars needs a rate

/// As a program asks that keeps a snapshot and a converter: another company each time, by name.
void ask_the_library(benchmark::State& state) {
  const Store store = Store::open(loaded_store());
  const Snapshot snapshot = store.snapshot(as_of());
  const RateTable rates = snapshot.rates();
  Question question;
  question.measures = {snapshot.measure("capex").id};
  question.in = currency("USD");
  question.as_of = as_of();
  Converter to_dollars(rates, *question.in);
  const std::vector<Label> labels = parse_labels("2024H1");
  int at = 0;
  for (auto _ : state) {
    const Company company = snapshot.company(company_key(at));
    at = (at + 1) % 1000;
    const CompanyRecord record{company, snapshot.series({.company = company.id}), snapshot.claims(company.id)};
    benchmark::DoNotOptimize(growth(record, question, labels, Step::year, to_dollars));
  }
}

/// Runs a program to its end, its output thrown away.
void run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int spawned = posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (spawned != 0 || waitpid(child, &status, 0) != child || status != 0) {
    throw std::runtime_error("failed: " + words.front());
  }
}

std::vector<std::string> question() {
  return {CAPEX_PROGRAM, "--db", loaded_store().string(), "growth", company_key(chosen), "--period", "2015H1..2024H2"};
}

void ask_the_tool(benchmark::State& state) {
  const std::vector<std::string> words = question();
  for (auto _ : state) run(words);
}

void ask_the_tool_in_dollars(benchmark::State& state) {
  std::vector<std::string> words = question();
  words.insert(words.end(), {"--in", "USD"});
  for (auto _ : state) run(words);
}

void select_one(benchmark::State& state) {
  const std::vector<std::string> words{SQLITE3_PROGRAM, loaded_store().string(), "select 1"};
  for (auto _ : state) run(words);
}

BENCHMARK(select_one)->Name("company/select-1")->Unit(benchmark::kMillisecond)->Repetitions(3)->UseRealTime();
BENCHMARK(ask_the_tool)->Name("company/process")->Unit(benchmark::kMillisecond)->Repetitions(3)->UseRealTime();
BENCHMARK(ask_the_tool_in_dollars)
    ->Name("company/process-usd")
    ->Unit(benchmark::kMillisecond)
    ->Repetitions(3)
    ->UseRealTime();
BENCHMARK(ask_the_library)->Name("company/library")->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace capex::bench
