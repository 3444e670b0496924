// Growth of every figure of the file in dollars, at the average rates of its period and as of a day, against one bare
// step through the same rows; and the same halves tiled from the figures of companies that file by the year to date.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <thread>
#include <vector>

#include "bare.hpp"
#include "capex/analysis/pass.hpp"
#include "capex/store/store.hpp"
#include "files.hpp"

namespace capex::bench {
namespace {

void grow(benchmark::State& state, const std::filesystem::path& file, PassPeriods wanted) {
  std::int64_t periods = 0;
  std::int64_t grown = 0;
  for (auto _ : state) {
    periods = grown = 0;
    const Store store = Store::open(file);
    const Snapshot snapshot = store.snapshot(as_of());
    const RateTable rates = snapshot.rates();
    Converter to_dollars(rates, currency("USD"));
    Pass pass(to_dollars, as_of(), wanted);
    Int128 sum = 0;
    snapshot.walk({}, [&](const Series& series) {
      for (const PassRow& row : pass(series)) {
        const Growth growth = row.growth();
        ++periods;
        if (growth.factor) {
          ++grown;
          sum += growth.factor->numerator();
        }
      }
    });
    benchmark::DoNotOptimize(sum);
  }
  state.counters["periods"] = static_cast<double>(periods);
  state.counters["grown"] = static_cast<double>(grown);
}

/// Growths and a sum over them, of one part of a snapshot.
void grow_part(const Snapshot& snapshot, const RateTable& rates, const SeriesFilter& part) {
  Converter to_dollars(rates, currency("USD"));
  Pass pass(to_dollars, as_of());
  Int128 sum = 0;
  snapshot.walk(part, [&](const Series& series) {
    for (const PassRow& row : pass(series)) {
      const Growth growth = row.growth();
      if (growth.factor) sum += growth.factor->numerator();
    }
  });
  benchmark::DoNotOptimize(sum);
}

/// The whole file in two halves, each on a thread and a connection of its own.
void grow_whole_file_on_two(benchmark::State& state) {
  loaded_store();
  for (auto _ : state) {
    const Store store = Store::open(loaded_store());
    const Snapshot snapshot = store.snapshot(as_of());
    const RateTable rates = snapshot.rates();
    const std::vector<SeriesFilter> parts = snapshot.split({}, 2);
    const Snapshot other = snapshot.for_another_thread();
    std::thread worker([&] { grow_part(other, rates, parts[1]); });
    grow_part(snapshot, rates, parts[0]);
    worker.join();
  }
}

/// The same on a panel that is held, by so many threads.
void grow_panel(benchmark::State& state, std::size_t threads) {
  const Store store = Store::open(loaded_store());
  const Snapshot snapshot = store.snapshot(as_of());
  const RateTable rates = snapshot.rates();
  const Panel panel = snapshot.panel();
  const std::vector<std::size_t> ends = panel.split(threads);
  for (auto _ : state) {
    const auto run = [&](std::size_t part) {
      Converter to_dollars(rates, currency("USD"));
      Pass pass(to_dollars, as_of());
      Series series;
      Int128 sum = 0;
      for (std::size_t at = part == 0 ? 0 : ends[part - 1]; at < ends[part]; ++at) {
        panel.read(at, series);
        for (const PassRow& row : pass(series)) {
          const Growth growth = row.growth();
          if (growth.factor) sum += growth.factor->numerator();
        }
      }
      benchmark::DoNotOptimize(sum);
    };
    std::vector<std::thread> workers;
    for (std::size_t part = 1; part < threads; ++part) workers.emplace_back(run, part);
    run(0);
    for (std::thread& worker : workers) worker.join();
  }
  state.counters["bytes/figure"] = static_cast<double>(panel.bytes()) / static_cast<double>(panel.figures());
}

void hold_panel(benchmark::State& state) {
  loaded_store();
  for (auto _ : state) {
    const Store store = Store::open(loaded_store());
    benchmark::DoNotOptimize(store.snapshot(as_of()).panel().figures());
  }
}

void grow_panel_alone(benchmark::State& state) {
  grow_panel(state, 1);
}

void grow_panel_on_two(benchmark::State& state) {
  grow_panel(state, 2);
}

void grow_whole_file(benchmark::State& state) {
  grow(state, loaded_store(), {});
}

void grow_as_filed(benchmark::State& state) {
  grow(state, filed_store(), {Step::half});
}

void step_bare(benchmark::State& state) {
  loaded_store();
  for (auto _ : state) benchmark::DoNotOptimize(step_figures(loaded_store(), day_number(as_of())));
}

BENCHMARK(step_bare)->Name("growth/bare")->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(5)->UseRealTime();
BENCHMARK(grow_whole_file)
    ->Name("growth/whole-file")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(5)
    ->UseRealTime();
BENCHMARK(grow_whole_file_on_two)
    ->Name("growth/whole-file-on-two")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(5)
    ->UseRealTime();
BENCHMARK(hold_panel)->Name("growth/hold")->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(5)->UseRealTime();
BENCHMARK(grow_panel_alone)
    ->Name("growth/panel")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(9)
    ->UseRealTime();
BENCHMARK(grow_panel_on_two)
    ->Name("growth/panel-on-two")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(9)
    ->UseRealTime();
BENCHMARK(grow_as_filed)
    ->Name("growth/as-filed")
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->Repetitions(5)
    ->UseRealTime();

}  // namespace
}  // namespace capex::bench
