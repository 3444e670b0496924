#include "analysis/standing/tiling.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "catch.hpp"
#include "time/label.hpp"

namespace tiling_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::int64_t million = 100'000'000;  // in cents

Period period(const std::string& label) {
  return resolve(parse_label(label));
}

Tile tile(const std::string& label, std::int64_t width = million, const std::string& known_on = "2025-01-01") {
  return {period(label), width, parse_date(known_on)};
}

std::string found(const std::vector<Tile>& tiles, const std::string& wanted) {
  Tiler tiler;
  tiler.assign(tiles);
  const auto tiling = tiler.find(period(wanted));
  if (!tiling) return "none";
  std::string text;
  for (const PlacedTile& placed : *tiling) {
    text += (text.empty() ? "" : " ") + std::string(placed.sign > 0 ? "+" : "-") +
            to_string(calendar_label(tiles[placed.tile].period));
  }
  return text;
}

}  // namespace

TEST_CASE("a stated period is its own tiling") {
  CHECK(found({tile("2024H1")}, "2024H1") == "+2024H1");
}

TEST_CASE("a half is the sum of its quarters") {
  CHECK(found({tile("2024Q1"), tile("2024Q2")}, "2024H1") == "+2024Q1 +2024Q2");
}

TEST_CASE("the second half is the year less the first") {
  CHECK(found({tile("2024"), tile("2024H1")}, "2024H2") == "-2024H1 +2024");
}

TEST_CASE("the last quarter is the year less nine months") {
  CHECK(found({tile("2024"), tile("9M2024"), tile("2024H1")}, "2024Q4") == "-9M2024 +2024");
}

TEST_CASE("a calendar half of a June-year filer is a difference of year-to-date totals") {
  const std::vector<Tile> tiles = {tile("2023-07-01..2024-06-30"), tile("2023-07-01..2023-12-31")};
  CHECK(found(tiles, "2024H1") == "-2023H2 +2023-07-01..2024-06-30");
}

TEST_CASE("a trailing year is the year, less the same months of it, and those of the next") {
  const std::vector<Tile> tiles = {tile("2023"), tile("9M2023"), tile("9M2024")};
  CHECK(found(tiles, "TTM@2024-09-30") == "-9M2023 +2023 +9M2024");
}

TEST_CASE("the least total width wins over fewer edges") {
  const std::vector<Tile> coarse = {tile("2024H1", 1000 * million), tile("2024Q1"), tile("2024Q2")};
  CHECK(found(coarse, "2024H1") == "+2024Q1 +2024Q2");
  const std::vector<Tile> even = {tile("2024H1", 2 * million), tile("2024Q1"), tile("2024Q2")};
  CHECK(found(even, "2024H1") == "+2024H1");
}

TEST_CASE("of equal widths and edges the latest known wins") {
  const std::vector<Tile> tiles = {tile("2024", million, "2025-02-01"), tile("2024H2", million, "2025-02-01"),
                                   tile("2024Q1", million, "2024-05-01"), tile("2024Q2", million, "2024-08-01")};
  CHECK(found(tiles, "2024H1") == "+2024 -2024H2");
}

TEST_CASE("a limit is used only where nothing else reaches") {
  const std::vector<Tile> tiles = {tile("2024H1", unbounded_width), tile("2024Q1"), tile("2024Q2")};
  CHECK(found(tiles, "2024H1") == "+2024Q1 +2024Q2");
  CHECK(found({tile("2024H1", unbounded_width), tile("2024Q1")}, "2024Q2") == "-2024Q1 +2024H1");
}

TEST_CASE("no nine months pass for a quarter, and no year for a last quarter") {
  CHECK(found({tile("9M2024")}, "2024Q3") == "none");
  CHECK(found({tile("2024")}, "2024Q4") == "none");
  CHECK(found({tile("2024"), tile("9M2023")}, "2024Q4") == "none");
}

TEST_CASE("a gap says which boundary is not stated") {
  Tiler tiler;
  tiler.assign(std::vector<Tile>{tile("2024Q1")});
  const PeriodGap gap = tiler.gap(period("2024H1"));
  CHECK(gap.begin_is_stated);
  CHECK_FALSE(gap.end_is_stated);
}

TEST_CASE("a gap says between which days nothing is stated") {
  Tiler tiler;
  tiler.assign(std::vector<Tile>{tile("2024Q1"), tile("2024Q3")});
  const PeriodGap gap = tiler.gap(period("9M2024"));
  CHECK(gap.begin_is_stated);
  CHECK(gap.end_is_stated);
  REQUIRE(gap.reached);
  REQUIRE(gap.resumed);
  CHECK(to_string(*gap.reached) == "2024-04-01");
  CHECK(to_string(*gap.resumed) == "2024-07-01");
}

TEST_CASE("a tiler that is assigned again forgets what it held") {
  Tiler tiler;
  tiler.assign(std::vector<Tile>{tile("2024H1")});
  tiler.assign(std::vector<Tile>{tile("2024Q1")});
  CHECK_FALSE(tiler.find(period("2024H1")));
  CHECK(tiler.find(period("2024Q1")));
  tiler.assign({});
  CHECK_FALSE(tiler.find(period("2024Q1")));
}

TEST_CASE("random statements cut from a quarterly truth tile to the truth, or not at all") {
  std::mt19937 random(20240630);
  const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto quarter_begin = [](int quarter) { return months_later(parse_date("2020-01-01"), 3 * quarter); };
  constexpr int quarters = 12;
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> before(quarters + 1, 0);  // the running total of the truth
    for (int q = 0; q < quarters; ++q)
      before[static_cast<std::size_t>(q) + 1] = before[static_cast<std::size_t>(q)] + below(1000);
    std::vector<Tile> tiles;
    std::vector<std::pair<int, int>> cuts;
    std::vector<int> group(quarters + 1);  // boundaries that statements connect
    for (int q = 0; q <= quarters; ++q) group[static_cast<std::size_t>(q)] = q;
    for (int n = below(14); n > 0; --n) {
      const int begin = below(quarters);
      const int end = begin + 1 + below(quarters - begin);
      if (std::find(cuts.begin(), cuts.end(), std::pair(begin, end)) != cuts.end()) continue;
      cuts.emplace_back(begin, end);
      tiles.push_back({Period(quarter_begin(begin), quarter_begin(end)), 1 + below(5), parse_date("2024-01-01")});
      const int from = group[static_cast<std::size_t>(end)];
      const int to = group[static_cast<std::size_t>(begin)];
      std::replace(group.begin(), group.end(), from, to);
    }
    Tiler tiler;
    tiler.assign(tiles);
    for (int begin = 0; begin < quarters; ++begin) {
      for (int end = begin + 1; end <= quarters; ++end) {
        const auto tiling = tiler.find(Period(quarter_begin(begin), quarter_begin(end)));
        // An answer exists exactly where statements connect the two boundaries.
        REQUIRE(tiling.has_value() == (group[static_cast<std::size_t>(begin)] == group[static_cast<std::size_t>(end)]));
        if (!tiling) continue;
        std::int64_t sum = 0;
        for (const PlacedTile& placed : *tiling) {
          const auto [from, to] = cuts[placed.tile];
          sum += placed.sign * (before[static_cast<std::size_t>(to)] - before[static_cast<std::size_t>(from)]);
        }
        REQUIRE(sum == before[static_cast<std::size_t>(end)] - before[static_cast<std::size_t>(begin)]);
      }
    }
  }
}

namespace {

/// The least cost (width, edges) of any path, by trying all of them.
std::optional<std::pair<std::int64_t, int>> least(const std::vector<Tile>& tiles, Date at, Date end,
                                                  std::vector<Date>& seen) {
  if (at == end) return std::pair(std::int64_t{0}, 0);
  std::optional<std::pair<std::int64_t, int>> best;
  seen.push_back(at);
  for (const Tile& tile : tiles) {
    if (tile.period.begin() != at && tile.period.end() != at) continue;
    const Date next = tile.period.begin() == at ? tile.period.end() : tile.period.begin();
    if (std::find(seen.begin(), seen.end(), next) != seen.end()) continue;
    if (const auto rest = least(tiles, next, end, seen)) {
      const std::pair cost(rest->first + tile.width, rest->second + 1);
      if (!best || cost < *best) best = cost;
    }
  }
  seen.pop_back();
  return best;
}

}  // namespace

TEST_CASE("no other path is narrower, or as narrow with fewer edges") {
  std::mt19937 random(7);
  const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto boundary = [](int month) { return months_later(parse_date("2020-01-01"), month); };
  for (int round = 0; round < 300; ++round) {
    std::vector<Tile> tiles;
    for (int n = 4 + below(5); n > 0; --n) {
      const int begin = below(6);
      const Period stated(boundary(begin), boundary(begin + 1 + below(6 - begin)));
      const auto same = [&stated](const Tile& tile) { return tile.period == stated; };
      if (std::none_of(tiles.begin(), tiles.end(), same)) tiles.push_back({stated, below(6), parse_date("2024-01-01")});
    }
    Tiler tiler;
    tiler.assign(tiles);
    for (int begin = 0; begin < 6; ++begin) {
      for (int end = begin + 1; end <= 6; ++end) {
        const Period wanted(boundary(begin), boundary(end));
        std::vector<Date> seen;
        const auto expected = least(tiles, wanted.begin(), wanted.end(), seen);
        const auto tiling = tiler.find(wanted);
        REQUIRE(tiling.has_value() == expected.has_value());
        if (!tiling) continue;
        std::int64_t total = 0;
        for (const PlacedTile& placed : *tiling) total += tiles[placed.tile].width;
        REQUIRE(std::pair(total, static_cast<int>(tiling->size())) == *expected);
      }
    }
  }
}

TEST_CASE("what the other tiles make of a tile's period is what they make without it") {
  std::mt19937 random(11);
  const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto boundary = [](int month) { return months_later(parse_date("2020-01-01"), month); };
  for (int round = 0; round < 1000; ++round) {
    std::vector<Tile> tiles;
    for (int n = 1 + below(14); n > 0; --n) {
      const int begin = below(12);
      const Period stated(boundary(begin), boundary(begin + 1 + below(12 - begin)));
      const auto same = [&stated](const Tile& tile) { return tile.period == stated; };
      if (std::none_of(tiles.begin(), tiles.end(), same)) tiles.push_back({stated, below(6), parse_date("2024-01-01")});
    }
    Tiler all;
    all.assign(tiles);
    for (std::size_t tile = 0; tile < tiles.size(); ++tile) {
      std::vector<Tile> others = tiles;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(tile));
      Tiler without;
      without.assign(others);
      auto expected = without.find(tiles[tile].period);
      if (expected) {
        for (PlacedTile& placed : *expected) placed.tile += placed.tile >= tile ? 1 : 0;
      }
      TileMask left_out(tiles.size(), 0);
      left_out[tile] = 1;
      const auto otherwise = all.find(tiles[tile].period, left_out);
      REQUIRE(all.is_bridge(tile) == !expected.has_value());
      REQUIRE(otherwise.has_value() == expected.has_value());
      if (!expected) continue;
      const auto cost = [&tiles](const Tiling& path) {
        std::int64_t sum = 0;
        for (const PlacedTile& placed : path) sum += tiles[placed.tile].width;
        return std::pair(sum, path.size());
      };
      REQUIRE(cost(*otherwise) == cost(*expected));
    }
  }
}

}  // namespace tiling_test
