#include <chrono>

#include "../growth_pass.hpp"
#include "party.hpp"

namespace capex::bench {
namespace {

std::int32_t half_of(const Period& period) {
  return 2 * period.first().year() + (period.first().month() > 6 ? 1 : 0);
}

/// A part of a pass that keeps its rows.
struct alignas(64) ExactRows {
  std::vector<ExactRow> rows;

  void operator()(const Series& series, const PassRow& row) {
    const Growth growth = row.growth();
    if (!growth.factor) return;
    constexpr int places = 12;
    const double factor = static_cast<double>(to_decimal(*growth.factor, places).coefficient()) / 1e12;
    const double cents = 0.5 / static_cast<double>(row.amount.point) + 0.5 / static_cast<double>(row.base->point);
    rows.push_back({{static_cast<std::int32_t>(series.company), half_of(row.period), factor}, cents});
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
  explicit Held(const std::filesystem::path& file) {
    const Store store = Store::open(file);
    const Snapshot snapshot = store.snapshot(as_of());
    rates = snapshot.rates();
    panel = snapshot.panel();
  }
  RateTable rates;
  Panel panel;
};

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

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<Party> capexdb_parties(const std::filesystem::path& store) {
  const auto file = [=](auto& parts) { grow_file(store, parts); };
  std::vector<Party> parties{party("pass", 1, file), party("pass-on-two", 2, file)};
  const auto held = std::make_shared<Held>(store);
  const auto panel = [=](auto& parts) { grow_panel(held->panel, held->rates, parts); };
  parties.push_back(party("panel", 1, panel));
  parties.push_back(party("panel-on-two", 2, panel));
  parties.push_back({"panel-filled", [=] { return seconds_of([&] { const Held again(store); }); }});
  return parties;
}

std::vector<ExactRow> exact_rows(const std::filesystem::path& store) {
  std::vector<ExactRows> parts(1);
  grow_file(store, parts);
  return std::move(parts.front().rows);
}

}  // namespace capex::bench
