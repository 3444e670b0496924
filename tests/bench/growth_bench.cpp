// Growth of every figure of the file in dollars, at the average rates of its period and as of a day, against one bare
// step through the same rows.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "bare.hpp"
#include "capex/analysis/pass.hpp"
#include "capex/store/store.hpp"
#include "files.hpp"

namespace capex::bench {
namespace {

void grow_whole_file(benchmark::State& state) {
  loaded_store();
  std::int64_t periods = 0;
  std::int64_t grown = 0;
  for (auto _ : state) {
    periods = grown = 0;
    const Store store = Store::open(loaded_store());
    const Snapshot snapshot = store.snapshot(as_of());
    const RateTable rates = snapshot.rates();
    Converter to_dollars(rates, currency("USD"));
    Pass pass(to_dollars, as_of());
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

}  // namespace
}  // namespace capex::bench
