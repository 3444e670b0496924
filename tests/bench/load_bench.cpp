// Bulk loads against bare sorted inserts of the same figures.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "bare.hpp"
#include "files.hpp"
#include "io/csv/csv_stream.hpp"
#include "io/input/in_order.hpp"
#include "store/file/store.hpp"

namespace capex::core::bench {
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

struct Part {
  Batch batch;
  Problems problems;
};

/// As `capex import csv` does: a part is read while the one before is loaded.
void load_from_csv(benchmark::State& state) {
  std::vector<std::string> files;
  for (const auto& csv : csv_files()) files.push_back(csv.string());
  for (auto _ : state) {
    state.PauseTiming();
    const auto file = fresh_store("load.db");
    state.ResumeTiming();
    Store store = Store::open(file, Access::read_write);
    Load load = store.load({"world", "", "2026-01-01T00:00:00Z", "benchmark"});
    CsvStream stream(files);
    InOrder<Part> parts(InOrder<Part>::unknown, 1, [&stream]() -> Maker<Part> {
      return [&stream](std::size_t) -> std::optional<Part> {
        Part part;
        return stream.next(part.batch, part.problems) ? std::optional(std::move(part)) : std::nullopt;
      };
    });
    while (std::optional<Part> part = parts.next()) {
      load.add(part->batch, part->problems);
      if (!part->problems.empty()) throw std::runtime_error(to_string(part->problems.front()));
    }
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
}  // namespace capex::core::bench
