// Any period from the periods that are stated.
//
// Days are nodes; each tile is an edge from its begin to its end, worth +amount, or back, worth -amount. A wanted
// period [a, b) is a path from a to b: H2 = year - H1, Q4 = year - nine months, and a calendar half of a June-year
// filer is a difference of year-to-date totals. The least total width of bounds wins, then the fewest edges, then the
// latest known. Which tiles may be used at all is the caller's to say: timeline.hpp has the rule.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "model/observation.hpp"

namespace capex::core {

/// The width of a limit, which is open to one side: used only where nothing else reaches.
inline constexpr std::int64_t unbounded_width = std::numeric_limits<std::int64_t>::max() / 4;

/// One stated period that may serve as an operand.
struct Tile {
  Period period;
  std::int64_t width = 0;  // of its bounds, >= 0
  Date known_on;
};

/// A tile's place in a tiling: its index among the tiles given, added (+1) or subtracted (-1).
struct PlacedTile {
  std::size_t tile = 0;
  int sign = 1;

  bool operator==(const PlacedTile&) const = default;
};

/// A path, in order from the begin of the wanted period to its end.
using Tiling = boost::container::small_vector<PlacedTile, 4>;

/// Tiles that are not to be used, one element a tile, not 0 where it is left out; empty for none.
using TileMask = std::vector<char>;

/// The stated periods of one series, ready to be asked for many wanted ones. Keep one and reassign it for a whole pass:
/// it keeps its buffers.
class Tiler {
 public:
  Tiler() = default;

  /// In any order. Several may be of one period.
  void assign(std::span<const Tile> tiles);

  /// The best path over the tiles that are not left out; nothing when there is none.
  std::optional<Tiling> find(const Period& wanted, const TileMask& left_out = {});

  /// Whether a tile is the only way between its ends.
  bool is_bridge(std::size_t tile);

  /// Why find(wanted) gave nothing.
  PeriodGap gap(const Period& wanted) const;

  /// Days on which some tile begins or ends, in order.
  std::span<const Date> boundaries() const { return nodes_; }
  /// Whether a path leads from one boundary to the other.
  bool connected(Date a, Date b) const;

 private:
  struct Edge {
    std::uint32_t to;
    std::uint32_t tile;
    int sign;
  };
  struct Cost {
    std::int64_t width = 0;
    std::int32_t edges = 0;
    Date known_on;

    bool beats(const Cost& other) const;
  };
  struct Arrival {
    Cost cost;
    std::uint32_t from = 0;
    Edge edge{};
    bool reached = false;
  };

  std::optional<std::uint32_t> node(Date day) const;
  std::span<const Edge> edges(std::uint32_t node) const;
  Cost extend(const Cost& cost, const Edge& edge) const;
  std::optional<Tiling> search(std::uint32_t from, std::uint32_t to, const TileMask& left_out);
  std::optional<Tiling> shortest(std::uint32_t from, std::uint32_t to, const TileMask& left_out);
  void find_bridges();

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  std::vector<Tile> tiles_;
  std::vector<Date> nodes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;  // the nodes of each tile
  std::vector<std::uint32_t> first_edge_;                      // edges_ of node n: [first_edge_[n], first_edge_[n + 1])
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> filled_;  // while edges_ are placed
  std::vector<std::uint32_t> component_;
  std::vector<Arrival> arrivals_;
  std::vector<bool> bridges_;  // a tile: whether it is the only way between its ends; empty until asked for
  std::int64_t least_width_ = 0;
};

}  // namespace capex::core
