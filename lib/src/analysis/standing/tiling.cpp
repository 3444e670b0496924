#include "analysis/standing/tiling.hpp"

#include <algorithm>
#include <numeric>
#include <queue>

namespace capex::core {
namespace {

std::int64_t saturating_add(std::int64_t a, std::int64_t b) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  return a > most - b ? most : a + b;
}

bool leaves_out(const TileMask& left_out, std::size_t tile) {
  return !left_out.empty() && left_out[tile] != 0;
}

}  // namespace

bool Tiler::Cost::beats(const Cost& other) const {
  if (width != other.width) return width < other.width;
  if (edges != other.edges) return edges < other.edges;
  return known_on > other.known_on;
}

void Tiler::assign(std::span<const Tile> tiles) {
  tiles_.assign(tiles.begin(), tiles.end());
  bridges_.clear();

  nodes_.clear();
  for (const Tile& tile : tiles_) {
    nodes_.push_back(tile.period.begin());
    nodes_.push_back(tile.period.end());
  }
  std::sort(nodes_.begin(), nodes_.end());
  nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());

  // Edges grouped by the node that they leave, each tile once forward and once back.
  first_edge_.assign(nodes_.size() + 1, 0);
  component_.resize(nodes_.size());
  std::iota(component_.begin(), component_.end(), 0U);
  least_width_ = unbounded_width;
  ends_.clear();
  for (const Tile& tile : tiles_) {
    const auto begin = *node(tile.period.begin());
    const auto end = *node(tile.period.end());
    ends_.emplace_back(begin, end);
    ++first_edge_[begin + 1];
    ++first_edge_[end + 1];
    least_width_ = std::min(least_width_, tile.width);
  }
  std::partial_sum(first_edge_.begin(), first_edge_.end(), first_edge_.begin());
  edges_.resize(2 * tiles_.size());
  filled_ = first_edge_;
  for (std::uint32_t tile = 0; tile < tiles_.size(); ++tile) {
    const auto [begin, end] = ends_[tile];
    edges_[filled_[begin]++] = {end, tile, +1};
    edges_[filled_[end]++] = {begin, tile, -1};
  }

  // Components, by letting the smallest node number flow along the edges until nothing changes.
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [begin, end] : ends_) {
      const auto least = std::min(component_[begin], component_[end]);
      changed = changed || component_[begin] != least || component_[end] != least;
      component_[begin] = component_[end] = least;
    }
  }
}

std::optional<Tiling> Tiler::find(const Period& wanted, const TileMask& left_out) {
  const auto begin = node(wanted.begin());
  const auto end = node(wanted.end());
  if (!begin || !end || component_[*begin] != component_[*end]) return std::nullopt;
  return search(*begin, *end, left_out);
}

bool Tiler::is_bridge(std::size_t tile) {
  if (bridges_.empty()) find_bridges();
  return bridges_[tile];
}

std::optional<Tiling> Tiler::search(std::uint32_t from, std::uint32_t to, const TileMask& left_out) {
  // A path of k edges is at least k times as wide as the narrowest tile. So a single tile, or a pair, that is no wider
  // than the narrowest longer path could be is the answer, and most periods need no search.
  std::optional<Cost> best;
  Tiling path;
  const auto consider = [&](const Cost& cost, std::initializer_list<Edge> edges) {
    if (best && !cost.beats(*best)) return;
    best = cost;
    path.clear();
    for (const Edge& edge : edges) path.push_back({edge.tile, edge.sign});
  };
  for (const Edge& edge : edges(from)) {
    if (edge.to == to && !leaves_out(left_out, edge.tile)) consider(extend({}, edge), {edge});
  }
  if (best && best->width <= 2 * least_width_) return path;
  for (const Edge& first : edges(from)) {
    if (leaves_out(left_out, first.tile)) continue;
    for (const Edge& back : edges(to)) {
      if (leaves_out(left_out, back.tile)) continue;
      // The pair meets in a third day; `back` leads from the end, so it is walked the other way.
      if (first.to == back.to && first.to != to && back.to != from) {
        const Edge second{to, back.tile, -back.sign};
        consider(extend(extend({}, first), second), {first, second});
      }
    }
  }
  if (best && best->width <= 3 * least_width_) return path;
  return shortest(from, to, left_out);
}

/// Dijkstra's algorithm; costs are ordered as Cost::beats says, and only grow along a path.
std::optional<Tiling> Tiler::shortest(std::uint32_t from, std::uint32_t to, const TileMask& left_out) {
  arrivals_.assign(nodes_.size(), Arrival{});
  struct Visit {
    Cost cost;
    std::uint32_t node;
  };
  const auto later = [](const Visit& a, const Visit& b) { return b.cost.beats(a.cost); };
  std::priority_queue<Visit, std::vector<Visit>, decltype(later)> queue(later);
  arrivals_[from].reached = true;
  queue.push({Cost{}, from});
  while (!queue.empty()) {
    const Visit visit = queue.top();
    queue.pop();
    if (visit.node == to) break;
    if (arrivals_[visit.node].cost.beats(visit.cost)) continue;
    for (const Edge& edge : edges(visit.node)) {
      if (leaves_out(left_out, edge.tile)) continue;
      Arrival& arrival = arrivals_[edge.to];
      const Cost cost = extend(visit.cost, edge);
      if (edge.to == from || (arrival.reached && !cost.beats(arrival.cost))) continue;
      arrival = {cost, visit.node, edge, true};
      queue.push({cost, edge.to});
    }
  }
  if (!arrivals_[to].reached) return std::nullopt;
  Tiling path;
  for (std::uint32_t at = to; at != from; at = arrivals_[at].from) {
    path.push_back({arrivals_[at].edge.tile, arrivals_[at].edge.sign});
  }
  std::reverse(path.begin(), path.end());
  return path;
}

/// One walk in depth numbers the nodes as it meets them. The tile that led to a node is a bridge when nothing found
/// from there on leads back to where the tile began, or before (Tarjan 1974).
void Tiler::find_bridges() {
  struct Step {
    std::uint32_t node;
    std::size_t via;  // the tile that led here
    std::uint32_t next_edge;
  };
  bridges_.assign(tiles_.size(), false);
  std::vector<std::uint32_t> met(nodes_.size(), 0);       // in which order, from 1
  std::vector<std::uint32_t> earliest(nodes_.size(), 0);  // the first met of those that a node leads back to
  std::uint32_t count = 0;
  std::vector<Step> path;
  const auto enter = [&](std::uint32_t node, std::size_t via) {
    met[node] = earliest[node] = ++count;
    path.push_back({node, via, first_edge_[node]});
  };
  for (std::uint32_t start = 0; start < nodes_.size(); ++start) {
    if (met[start] != 0) continue;
    enter(start, none);
    while (!path.empty()) {
      const Step step = path.back();
      if (step.next_edge < first_edge_[step.node + 1]) {
        const Edge& edge = edges_[step.next_edge];
        ++path.back().next_edge;
        if (edge.tile == step.via) continue;
        if (met[edge.to] == 0) {
          enter(edge.to, edge.tile);
        } else {
          earliest[step.node] = std::min(earliest[step.node], met[edge.to]);
        }
        continue;
      }
      path.pop_back();
      if (path.empty()) break;
      const std::uint32_t before = path.back().node;
      earliest[before] = std::min(earliest[before], earliest[step.node]);
      bridges_[step.via] = earliest[step.node] > met[before];
    }
  }
}

PeriodGap Tiler::gap(const Period& wanted) const {
  PeriodGap gap;
  const auto begin = node(wanted.begin());
  const auto end = node(wanted.end());
  gap.begin_is_stated = begin.has_value();
  gap.end_is_stated = end.has_value();
  if (!begin || !end) return gap;
  for (std::uint32_t at = 0; at < nodes_.size(); ++at) {
    if (nodes_[at] < wanted.begin() || nodes_[at] > wanted.end()) continue;
    if (component_[at] == component_[*begin]) gap.reached = nodes_[at];
    if (component_[at] == component_[*end] && !gap.resumed) gap.resumed = nodes_[at];
  }
  // Where what leads from the begin and to the end overlap, there are no days between them to name.
  if (!gap.reached || !gap.resumed || !(*gap.reached < *gap.resumed)) gap.reached = gap.resumed = std::nullopt;
  return gap;
}

bool Tiler::connected(Date a, Date b) const {
  const auto from = node(a);
  const auto to = node(b);
  return from && to && component_[*from] == component_[*to];
}

std::optional<std::uint32_t> Tiler::node(Date day) const {
  const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), day);
  if (found == nodes_.end() || *found != day) return std::nullopt;
  return static_cast<std::uint32_t>(found - nodes_.begin());
}

std::span<const Tiler::Edge> Tiler::edges(std::uint32_t node) const {
  return {edges_.data() + first_edge_[node], first_edge_[node + 1] - first_edge_[node]};
}

Tiler::Cost Tiler::extend(const Cost& cost, const Edge& edge) const {
  const Tile& tile = tiles_[edge.tile];
  const Date known_on = cost.edges == 0 ? tile.known_on : std::max(cost.known_on, tile.known_on);
  return {saturating_add(cost.width, tile.width), cost.edges + 1, known_on};
}

}  // namespace capex::core
