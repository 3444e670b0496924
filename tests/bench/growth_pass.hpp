// The whole-file pass as a program runs it: growth in dollars at the average rates of each period, as of the day, over
// a file or a held panel, in so many parts, each on a thread of its own. What is done with a row is the part's own.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "analysis/pass/pass.hpp"
#include "files.hpp"
#include "store/file/store.hpp"

namespace capex::core::bench {

/// A part that counts and sums, so that nothing is left out. On a cache line of its own.
struct alignas(64) GrowthSum {
  std::int64_t periods = 0;
  std::int64_t grown = 0;
  Int128 numerators = 0;

  static Int128 above_one(const std::optional<Ratio>& ratio) {
    return ratio ? ratio->numerator() - ratio->denominator() : 0;
  }
  void operator()(CompanyId, const PassRow& row) {
    const Growth growth = row.growth();
    ++periods;
    if (!growth.factor) return;
    ++grown;
    numerators += above_one(growth.factor) + above_one(growth.low) + above_one(growth.high);
  }
};

/// Calls part(company, row) for each row of each series that `walk` visits.
template <class Part, class Walk>
void grow_part(const Walk& walk, const RateTable& rates, Part& part, PassPeriods periods) {
  Converter to_dollars(rates, currency("USD"));
  Pass pass(to_dollars, as_of(), periods);
  walk([&](const auto& series, CompanyId company) {
    for (const PassRow& row : pass(series)) part(company, row);
  });
}

/// The file is opened for it, and on a connection for each further part.
template <class Part>
void grow_file(const std::filesystem::path& file, std::vector<Part>& parts, PassPeriods periods = {}) {
  const Store store = Store::open(file);
  const Snapshot snapshot = store.snapshot(as_of());
  const RateTable rates = snapshot.rates();
  const std::vector<SeriesFilter> filters =
      parts.size() == 1 ? std::vector<SeriesFilter>(1) : snapshot.split({}, parts.size());
  const auto grow = [&](const Snapshot& view, std::size_t at) {
    const auto walk = [&](const auto& visit) {
      view.walk(filters[at], [&](const Series& series) { visit(series, series.company); });
    };
    grow_part(walk, rates, parts[at], periods);
  };
  std::vector<Snapshot> views;
  std::vector<std::thread> workers;
  for (std::size_t at = 1; at < parts.size(); ++at) views.push_back(snapshot.for_another_thread());
  for (std::size_t at = 1; at < parts.size(); ++at) workers.emplace_back(grow, std::cref(views[at - 1]), at);
  grow(snapshot, 0);
  for (std::thread& worker : workers) worker.join();
}

/// Each thread takes run after run of the panel, so that both end at the same time, whatever else the machine does.
template <class Part>
void grow_panel(const Panel& panel, const RateTable& rates, std::vector<Part>& parts) {
  constexpr std::size_t runs_a_thread = 16;
  const std::vector<std::size_t> ends = panel.split(runs_a_thread * parts.size());
  std::atomic<std::size_t> taken = 0;
  const auto grow = [&](std::size_t at) {
    const auto walk = [&](const auto& visit) {
      for (std::size_t run = taken++; run < ends.size(); run = taken++) {
        for (std::size_t place = run == 0 ? 0 : ends[run - 1]; place < ends[run]; ++place) {
          visit(panel[place], panel[place].company());
        }
      }
    };
    grow_part(walk, rates, parts[at], {});
  };
  std::vector<std::thread> workers;
  for (std::size_t at = 1; at < parts.size(); ++at) workers.emplace_back(grow, at);
  grow(0);
  for (std::thread& worker : workers) worker.join();
}

}  // namespace capex::core::bench
