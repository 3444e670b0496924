#include "store/read/snapshot.hpp"

#include <future>

#include "capex/error.hpp"
#include "store/file/opening.hpp"
#include "store/read/snapshot_state.hpp"

namespace capex::core {

Snapshot::Snapshot(std::shared_ptr<State> state) : state_(std::move(state)) {}

Date Snapshot::as_of() const {
  return state_->as_of;
}

std::vector<Series> Snapshot::series(const SeriesFilter& filter) const {
  std::vector<Series> found;
  walk(filter, [&found](const Series& series) { found.push_back(series); });
  return found;
}

Snapshot Snapshot::for_another_thread() const {
  if (state_->file->path.empty()) {
    throw Error(ErrorCode::usage, "a store in memory has one connection: its snapshots are of one thread");
  }
  const store::OpenFile& own = *state_->file;
  auto file = std::make_shared<store::OpenFile>(store::open_to_read(own.path, own.connection.wait()), own.path);
  file->schema_compared = own.schema_compared;
  auto reading = store::begin_reading(*file);
  // This snapshot's lock keeps everybody from committing, so the other one sees the same state, if it is of the same
  // file.
  store::require_in_place(own);
  file->reading = reading;
  return Snapshot(std::make_shared<State>(std::move(file), std::move(reading), state_->as_of));
}

Panel Snapshot::panel(const SeriesFilter& filter, unsigned threads) const {
  const auto filled = [](const Snapshot& view, const SeriesFilter& part) {
    Panel panel;
    view.walk(part, [&panel](const Series& series) { panel.append(series); });
    return panel;
  };
  if (threads < 2 || state_->file->path.empty()) return filled(*this, filter);
  const std::vector<SeriesFilter> parts = split(filter, threads);
  std::vector<std::future<Panel>> others;
  for (std::size_t part = 1; part < parts.size(); ++part) {
    others.push_back(std::async(std::launch::async, filled, for_another_thread(), parts[part]));
  }
  Panel panel = filled(*this, parts.front());
  for (std::future<Panel>& other : others) panel.append(other.get());
  return panel;
}

}  // namespace capex::core
