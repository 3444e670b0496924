// Runs the benchmarks, then prints how far each is from what SQLite alone takes, beside what it may be.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string>

#include "files.hpp"

namespace {

/// Keeps the best time of each benchmark, in seconds.
class BestTimes : public benchmark::ConsoleReporter {
 public:
  BestTimes() : ConsoleReporter(OO_None) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred || run.iterations == 0) continue;
      const double seconds = run.real_accumulated_time / static_cast<double>(run.iterations);
      const auto [entry, is_new] = seconds_.try_emplace(run.run_name.function_name, seconds);
      if (!is_new) entry->second = std::min(entry->second, seconds);
    }
    ConsoleReporter::ReportRuns(runs);
  }

  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  std::map<std::string, double> seconds_;
};

/// In place of a floor: a millisecond for every million figures of the world.
constexpr const char* a_million_figures = "ms a million figures";

struct Target {
  const char* what;
  const char* benchmark;
  const char* floor;
  double at_most;
  const char* without = nullptr;  // a benchmark whose time does not count: what is measured goes on from it
};

constexpr Target targets[] = {
    {"whole-file growth in USD / bare step and read", "growth/whole-file", "growth/bare", 0.3},
    {"the same on two threads / bare step and read", "growth/whole-file-on-two", "growth/bare", 0.15},
    {"on a held panel, two threads, ms a million figures", "growth/panel-on-two", a_million_figures, 12},
    {"filling it on two threads / bare step and read", "growth/hold-on-two", "growth/bare", 0.15},
    {"halves tiled from figures by the year to date / bare", "growth/as-filed", "growth/bare", 3.3},
    {"bulk load / bare sorted inserts", "load/library", "load/bare", 1.5},
    {"load from CSV / bare sorted inserts", "load/csv", "load/bare", 2.5},
    {"one company, from process start / select 1", "company/process", "company/select-1", 2.0},
    {"the same in USD / select 1", "company/process-usd", "company/select-1", 2.0},
    {"ten years of it in USD / select 1", "company/process-ten-years-usd", "company/select-1", 2.0},
    {"company facts to figures / bare parse", "facts/read", "facts/parse", 3.0},
    {"the same of real files / bare parse", "facts/read-real", "facts/parse-real", 3.0},
    {"on into a file / bare inserts of the same rows", "facts/load", "facts/bare", 1.5, "facts/read"},
    {"`import sec` of packed documents on two cores / on one", "facts/import", "facts/import-on-one", 0.7},
};

void print_ratios(const std::map<std::string, double>& seconds) {
  const auto& world = capex::core::bench::world();
  fmt::print("\n{} companies, {} halves, {} figures and their restatements; best times\n\n", world.companies,
             world.halves(), world.figures());
  fmt::print("{:56} {:>10} {:>10} {:>7} {:>8}\n", "", "seconds", "floor", "ratio", "at most");
  std::map<std::string, double> floors = seconds;
  floors[a_million_figures] = static_cast<double>(world.figures()) / 1e9;
  for (const Target& target : targets) {
    const auto ours = seconds.find(target.benchmark);
    const auto floor = floors.find(target.floor);
    if (ours == seconds.end() || floor == floors.end()) continue;
    double time = ours->second;
    if (target.without != nullptr) {
      const auto before = seconds.find(target.without);
      if (before == seconds.end()) continue;
      time -= before->second;
    }
    const double ratio = time / floor->second;
    fmt::print("{:56} {:10.4f} {:10.4f} {:7.2f} {:8.2f}{}\n", target.what, time, floor->second, ratio, target.at_most,
               ratio > target.at_most ? "  missed" : "");
  }
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  BestTimes reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  print_ratios(reporter.seconds());
  return 0;
}
