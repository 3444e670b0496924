#include "io/rows/growth_lines.hpp"

#include <map>

#include "analysis/answer/growth.hpp"
#include "catch.hpp"
#include "io/rows/observation_rows.hpp"
#include "time/label.hpp"

namespace capex::core::growth_lines_test {

namespace {

/// The cells of growth_row by name, in csv.
std::map<std::string, std::string> slow_cells(const Period& period, const BoundedAmount& amount,
                                              const BoundedAmount* base, Currency currency, const Growth& growth) {
  const auto observation = [&](const Period& of, const BoundedAmount& from) {
    Observation o(of);
    o.set(from);
    o.currency = currency;
    return o;
  };
  const Period before = year_ago(period);
  const ObservationNames names{"alibaba", "capex", to_string(name_of(period, {})), {}, ""};
  const Row row =
      growth_row(observation(period, amount), names, observation(before, base == nullptr ? BoundedAmount() : *base),
                 to_string(name_of(before, {})), growth);
  std::map<std::string, std::string> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string text = write_rows({{"c"}, {{row[i]}}}, Format::csv);
    text = text.substr(2, text.size() - 3);
    cells[growth_columns()[i]] = text == "\"\"" ? "" : text;
  }
  return cells;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == ',') {
      cells.emplace_back();
    } else if (c != '\n') {
      cells.back() += c;
    }
  }
  return cells;
}

const Period h1 = resolve(Label::half(2024, 1));

BoundedAmount stated(std::int64_t point, std::int64_t half) {
  return {Status::stated, {}, point, Bounds(point - half, point + half)};
}

}  // namespace

TEST_CASE("what is doubtful about a base is doubtful about the growth on it") {
  BoundedAmount amount = stated(2'300'000'000'000, 0);
  BoundedAmount base = stated(1'030'000'000'000, 0);
  amount.flags = Flag::about;
  base.flags = Flag::sources_disagree;
  const auto flags = [&](const BoundedAmount* on) {
    GrowthLines lines;
    lines.subject("alibaba", "capex", Basis::actual, "total", currency("CNY"));
    const Growth growth = grow(amount, on == nullptr ? BoundedAmount() : *on);
    lines.add(h1, amount, on, growth);
    const std::string cell = split(lines.text())[12];
    CHECK(slow_cells(h1, amount, on, currency("CNY"), growth)["flags"] == cell);
    return cell;
  };
  CHECK(flags(&base) == "sources_disagree about");
  CHECK(flags(nullptr) == "about");
  base = {Status::no_rate, Flag::sources_disagree, 0, {}};
  CHECK(flags(&base) == "about");
}

TEST_CASE("a line of growth has the columns of growth that need no lineage") {
  GrowthLines lines;
  lines.subject("alibaba", "capex", Basis::actual, "total", currency("CNY"));
  const BoundedAmount amount = stated(2'300'000'000'000, 50'000'000'000);
  const BoundedAmount base = stated(1'030'000'000'000, 5'000'000'000);
  lines.add(h1, amount, &base, grow(amount, base));
  lines.add(h1, amount, nullptr, grow(amount, BoundedAmount()));
  CHECK(
      lines.text() ==
      "alibaba,capex,actual,total,2024H1,2024-01-01,2024-06-30,CNY,23000000000,22500000000,23500000000,stated,,2023H1,"
      "10300000000,10250000000,10350000000,stated,1.23301,1.173913,1.292683,stated\n"
      "alibaba,capex,actual,total,2024H1,2024-01-01,2024-06-30,CNY,23000000000,22500000000,23500000000,stated,,2023H1,"
      ",,,missing,,,,missing_base\n");
  lines.clear();
  CHECK(lines.text().empty());
}

TEST_CASE("cells that hold a comma or a quote are quoted, counts have no currency") {
  GrowthLines lines;
  lines.subject("a", "chips-ordered", Basis::estimate, "x, \"y\"", Currency::none());
  lines.add(h1, stated(485'000, 0), nullptr, grow(stated(485'000, 0), BoundedAmount()));
  CHECK(
      lines.text() ==
      "a,chips-ordered,estimate,\"x, \"\"y\"\"\",2024H1,2024-01-01,2024-06-30,,485000,485000,485000,stated,,2023H1,,,,"
      "missing,,,,missing_base\n");
}

TEST_CASE("every cell is that of growth_row") {
  const std::int64_t points[] = {
      0, 1, -1, 99, 100, 12'345, 2'300'000'000'000, -7'000'000'001, 9'000'000'000'000'000'000};
  const Bounds everywhere;
  std::vector<BoundedAmount> amounts = {
      {},
      {Status::limit, {}, 0, Bounds(1'200, std::nullopt)},
      {Status::limit, Flag::about, 0, Bounds(std::nullopt, 5'000)},
      {Status::no_rate, {}, 0, everywhere},
      {Status::derived, Flags(Flag::held_back) | Flag::sources_disagree, 4'700, Bounds(4'500, 4'900)},
      {Status::overflow, {}, 0, everywhere},
      {Status::not_money, {}, 0, everywhere}};
  for (const std::int64_t point : points) {
    amounts.push_back(stated(point, 0));
    amounts.push_back(stated(point, 50));
  }
  GrowthLines lines;
  for (const Currency in : {currency("USD"), currency("JPY"), currency("KWD")}) {
    lines.subject("alibaba", "capex", Basis::actual, "total", in);
    for (const BoundedAmount& amount : amounts) {
      for (const BoundedAmount& base : amounts) {
        const Growth growth = grow(amount, base);
        lines.clear();
        lines.add(h1, base, nullptr, grow(base, BoundedAmount()));  // so that its cells are at hand
        const std::size_t first = lines.text().size();
        lines.add(h1, amount, &base, growth);
        const std::vector<std::string> cells = split(lines.text().substr(first));
        const auto expected = slow_cells(h1, amount, &base, in, growth);
        REQUIRE(cells.size() == growth_line_columns().size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
          INFO(growth_line_columns()[i]);
          REQUIRE(cells[i] == expected.at(growth_line_columns()[i]));
        }
      }
    }
  }
}

}  // namespace capex::core::growth_lines_test
