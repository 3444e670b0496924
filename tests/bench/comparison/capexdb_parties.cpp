#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "../growth_pass.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

std::int32_t half_of(const Period& period) {
  return 2 * period.first().year() + (period.first().month() > 6 ? 1 : 0);
}

/// A part of a pass that keeps its rows.
struct alignas(64) ExactRows {
  std::vector<ExactRow> rows;

  void operator()(CompanyId company, const PassRow& row) {
    const Growth growth = row.growth();
    if (!growth.factor) return;
    constexpr int places = 12;
    const double factor = static_cast<double>(to_decimal(*growth.factor, places).coefficient()) / 1e12;
    rows.push_back(
        {{static_cast<std::int32_t>(company), half_of(row.period), factor}, row.amount.point, row.base->point});
  }
};

std::vector<GrowthRow> joined(const std::vector<ExactRows>& parts) {
  std::vector<GrowthRow> rows;
  for (const ExactRows& part : parts) {
    for (const ExactRow& exact : part.rows) rows.push_back(exact.row);
  }
  return rows;
}

/// A snapshot's panel with its rates, filled once.
struct Held {
  explicit Held(const std::filesystem::path& file, unsigned threads = 1) {
    const Store store = Store::open(file);
    const Snapshot snapshot = store.snapshot(as_of());
    rates = snapshot.rates();
    panel = snapshot.panel({}, threads);
  }
  RateTable rates;
  Panel panel;
};

/// As much of the file at once as the library reads, each thread its part.
void read_bytes(const std::filesystem::path& file, std::size_t threads) {
  constexpr std::size_t at_once = 64 * 1024;
  const std::uintmax_t size = std::filesystem::file_size(file);
  std::vector<std::thread> workers;
  for (std::size_t thread = 0; thread < threads; ++thread) {
    workers.emplace_back([&file, begin = size / threads * thread, end = size / threads * (thread + 1)] {
      std::ifstream in;
      in.rdbuf()->pubsetbuf(nullptr, 0);
      in.open(file, std::ios::binary);
      in.seekg(static_cast<std::streamoff>(begin));
      std::vector<char> bytes(at_once);
      for (std::uintmax_t at = begin; at < end && in; at += at_once) in.read(bytes.data(), at_once);
    });
  }
  for (std::thread& worker : workers) worker.join();
}

/// `grow` runs the pass for so many parts.
template <class Grow>
Party party(std::string name, std::size_t threads, const Grow& grow) {
  return {std::move(name),
          [=] {
            std::vector<GrowthSum> parts(threads);
            return seconds_of([&] { grow(parts); });
          },
          [=] {
            std::vector<ExactRows> parts(threads);
            grow(parts);
            return joined(parts);
          }};
}

}  // namespace

std::vector<Party> capexdb_parties(const std::filesystem::path& store) {
  const auto file = [=](auto& parts) { grow_file(store, parts); };
  std::vector<Party> parties{party("pass", 1, file), party("pass-on-two", 2, file)};
  const auto held = std::make_shared<Held>(store);
  const auto panel = [=](auto& parts) { grow_panel(held->panel, held->rates, parts); };
  parties.push_back(party("panel", 1, panel));
  parties.push_back(party("panel-on-two", 2, panel));
  parties.push_back({"panel-filled", [=] { return seconds_of([&] { const Held again(store); }); }});
  parties.push_back({"panel-filled-on-two", [=] { return seconds_of([&] { const Held again(store, 2); }); }});
  parties.push_back({"bytes-on-two", [=] { return seconds_of([&] { read_bytes(store, 2); }); }});
  return parties;
}

std::vector<ExactRow> exact_rows(const std::filesystem::path& store) {
  std::vector<ExactRows> parts(1);
  grow_file(store, parts);
  return std::move(parts.front().rows);
}

std::vector<ExactRow> screened(const std::vector<ExactRow>& rows) {
  constexpr std::int64_t billion_dollars = 100'000'000'000;  // in cents
  constexpr std::size_t top = 20;
  std::vector<ExactRow> met;
  for (const ExactRow& exact : rows) {
    if (exact.row.half == 2 * 2024 && exact.row.factor > 1.2 && exact.amount > billion_dollars) met.push_back(exact);
  }
  std::sort(met.begin(), met.end(), [](const ExactRow& a, const ExactRow& b) { return a.row.factor > b.row.factor; });
  if (met.size() > top) met.erase(met.begin() + top, met.end());
  return met;
}

}  // namespace capex::core::bench
