// Bulk loads against bare sorted inserts of the same figures.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "bare.hpp"
#include "capex/io/read_csv.hpp"
#include "capex/store/store.hpp"
#include "files.hpp"

namespace capex::bench {
namespace {

void load_through_the_library(benchmark::State& state) {
  batches();
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("load.db");
    state.ResumeTiming();
    load_world(file);
  }
}

void load_from_csv(benchmark::State& state) {
  const auto& files = csv_files();
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("load.db");
    state.ResumeTiming();
    Store store = Store::open(file, Access::read_write);
    Load load = store.load({"world", "", "2026-01-01T00:00:00Z", "benchmark"});
    Problems problems;
    for (const auto& csv : files) {
      Batch batch;
      read_csv(read_file(csv), csv.filename(), batch, problems);
      load.add(batch, problems);
    }
    if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
    load.commit();
  }
}

void insert_bare(benchmark::State& state) {
  const std::vector<BareFigure> rows = read_figures(loaded_store());
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("load.db");
    state.ResumeTiming();
    insert_figures(file, rows);
  }
}

BENCHMARK(insert_bare)->Name("load/bare")->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(3)->UseRealTime();
BENCHMARK(load_through_the_library)
    ->Name("load/library")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(3)
    ->UseRealTime();
BENCHMARK(load_from_csv)->Name("load/csv")->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(3)->UseRealTime();

}  // namespace
}  // namespace capex::bench
