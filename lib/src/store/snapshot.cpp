#include "capex/store/snapshot.hpp"

#include "store/snapshot_state.hpp"

namespace capex {

Snapshot::Snapshot(std::shared_ptr<State> state) : state_(std::move(state)) {}

Date Snapshot::as_of() const {
  return state_->as_of;
}

std::vector<Series> Snapshot::series(const SeriesFilter& filter) const {
  std::vector<Series> found;
  walk(filter, [&found](const Series& series) { found.push_back(series); });
  return found;
}

Panel Snapshot::panel(const SeriesFilter& filter) const {
  Panel panel;
  walk(filter, [&panel](const Series& series) { panel.append(series); });
  return panel;
}

}  // namespace capex
