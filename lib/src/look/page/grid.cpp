#include "look/page/grid.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "look/chart/caption.hpp"
#include "look/in_order.hpp"
#include "look/table/amount_cell.hpp"
#include "look/table/wide_table.hpp"

namespace capex::look {

namespace {

std::string key_of_series(const Line& line) {
  return line.subject() + '\n' + line.amount->company + '\n' + line.amount->basis + '\n' + line.amount->scope;
}

std::vector<const Amount*> amounts_in(const Grid::Column& column) {
  std::vector<const Amount*> amounts;
  for (const Line* line : column.lines) {
    if (line != nullptr) amounts.push_back(&line->amount->amount);
  }
  return amounts;
}

void set_scales(Grid& grid) {
  std::map<std::string, std::vector<const Amount*>> by_unit;
  for (Grid::Column& column : grid.columns) {
    const std::vector<const Amount*> amounts = amounts_in(column);
    column.unit = common_unit(amounts);
    std::vector<const Amount*>& all = by_unit[column.unit];
    all.insert(all.end(), amounts.begin(), amounts.end());
  }
  for (Grid::Column& column : grid.columns) column.scale = common_scale(by_unit[column.unit]);
}

// What tells the series of one company apart.
std::string line_label(const Line& line, bool with_basis, bool with_scope) {
  std::string label = line.subject();
  if (line.part != Part::none) return label;
  if (with_basis) label += ", " + line.amount->basis;
  if (with_scope) label += ", " + line.amount->scope;
  return label;
}

}  // namespace

Grid grid_of(const Lines& lines) {
  Grid grid;
  grid.periods = periods_of(lines);
  std::set<std::string> bases, scopes;
  for (const Line& line : lines) {
    bases.insert(line.amount->basis);
    scopes.insert(line.amount->scope);
  }
  std::map<std::string, std::vector<std::size_t>> places;  // of the columns of a series: mostly one
  for (const Line& line : lines) {
    const std::size_t row = place_in(grid.periods, line.period());
    std::vector<std::size_t>& own = places[key_of_series(line)];
    auto at = own.begin();
    while (at != own.end() && grid.columns[*at].lines[row] != nullptr) ++at;
    if (at == own.end()) {
      at = own.insert(at, grid.columns.size());
      Grid::Column column;
      column.label = line_label(line, bases.size() > 1, scopes.size() > 1);
      column.lines.resize(grid.periods.size());
      grid.columns.push_back(std::move(column));
    }
    grid.columns[*at].lines[row] = &line;
  }
  set_scales(grid);
  return grid;
}

Lines named(Lines lines) {
  std::map<std::string, std::set<std::string>> keys;
  for (const Line& line : lines) keys[name_of(*line.amount)].insert(line.amount->company);
  for (Line& line : lines) {
    const Observation& one = *line.amount;
    const std::string& name = name_of(one);
    const std::string whole = keys[name].size() > 1 ? name + " (" + one.company + ')' : name;
    switch (line.part) {
      case Part::none:
      case Part::member:
        line.label = whole;
        break;
      case Part::sum:
        line.label = "sum of " + whole;
        break;
      case Part::stated:
        line.label = "stated for " + whole;
        break;
      case Part::difference:
        line.label = "sum less stated";
        break;
    }
  }
  return lines;
}

}  // namespace capex::look
