// Growth of every figure of the file in dollars, at the average rates of its period and as of a day, against one bare
// step through the same rows; and the same halves tiled from the figures of companies that file by the year to date.
#include <benchmark/benchmark.h>

#include "bare.hpp"
#include "growth_pass.hpp"

namespace capex::core::bench {
namespace {

constexpr int a_few = 5;

void count(benchmark::State& state, const std::vector<GrowthSum>& parts) {
  std::int64_t periods = 0;
  std::int64_t grown = 0;
  for (const GrowthSum& part : parts) {
    benchmark::DoNotOptimize(part.numerators);
    periods += part.periods;
    grown += part.grown;
  }
  state.counters["periods"] = static_cast<double>(periods);
  state.counters["grown"] = static_cast<double>(grown);
}

void grow_whole(benchmark::State& state, const std::filesystem::path& file, std::size_t threads,
                PassPeriods periods = {}) {
  std::vector<GrowthSum> parts;
  for (auto _ : state) {
    parts.assign(threads, {});
    grow_file(file, parts, periods);
  }
  count(state, parts);
}

void grow_held(benchmark::State& state, std::size_t threads) {
  const Store store = Store::open(loaded_store());
  const Snapshot snapshot = store.snapshot(as_of());
  const RateTable rates = snapshot.rates();
  const Panel panel = snapshot.panel();
  std::vector<GrowthSum> parts;
  for (auto _ : state) {
    parts.assign(threads, {});
    grow_panel(panel, rates, parts);
  }
  count(state, parts);
  state.counters["bytes/figure"] = static_cast<double>(panel.bytes()) / static_cast<double>(panel.figures());
}

void hold_panel(benchmark::State& state, unsigned threads) {
  loaded_store();
  for (auto _ : state) {
    const Store store = Store::open(loaded_store());
    benchmark::DoNotOptimize(store.snapshot(as_of()).panel({}, threads).figures());
  }
}

void step_bare(benchmark::State& state) {
  loaded_store();
  for (auto _ : state) benchmark::DoNotOptimize(step_figures(loaded_store(), day_number(as_of())));
}

void measure(const char* name, void (*run)(benchmark::State&), int times = a_few) {
  benchmark::RegisterBenchmark(name, run)
      ->Unit(benchmark::kMillisecond)
      ->Iterations(1)
      ->Repetitions(times)
      ->UseRealTime();
}

const bool registered = [] {
  measure("growth/bare", step_bare);
  measure("growth/whole-file", [](benchmark::State& state) { grow_whole(state, loaded_store(), 1); });
  measure("growth/whole-file-on-two", [](benchmark::State& state) { grow_whole(state, loaded_store(), 2); });
  measure("growth/hold", [](benchmark::State& state) { hold_panel(state, 1); });
  measure("growth/hold-on-two", [](benchmark::State& state) { hold_panel(state, 2); });
  measure(
      "growth/panel", [](benchmark::State& state) { grow_held(state, 1); }, 2 * a_few);
  measure(
      "growth/panel-on-two", [](benchmark::State& state) { grow_held(state, 2); }, 2 * a_few);
  measure("growth/as-filed", [](benchmark::State& state) { grow_whole(state, filed_store(), 1, {Step::half}); });
  return true;
}();

}  // namespace
}  // namespace capex::core::bench
