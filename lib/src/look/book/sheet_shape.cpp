#include "look/book/sheet_shape.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "capex/error.hpp"
#include "capex/shape.hpp"

namespace capex::look {

void require_whole(const Sheet& sheet) {
  const std::size_t columns = sheet.rows.columns.size();
  const auto& rows = sheet.rows.rows;
  const bool filled = (sheet.as.empty() || sheet.as.size() == columns) &&
                      std::all_of(rows.begin(), rows.end(), [&](const Row& row) { return row.size() == columns; });
  if (!filled) throw Error(ErrorCode::usage, "'" + sheet.name + "': a row has not as many cells as there are columns");
  const bool placed = std::all_of(sheet.remarks.begin(), sheet.remarks.end(), [&](const Sheet::Remark& remark) {
    return remark.row < rows.size() && remark.column < columns;
  });
  if (!placed) throw Error(ErrorCode::usage, "'" + sheet.name + "': a remark has no cell");
}

}  // namespace capex::look

namespace capex {

namespace {

// The sheet in another shape, its remarks where their numbers went: found by moving their places as the numbers.
Sheet moved(const Sheet& sheet, const std::function<Rows(const Rows&)>& shape) {
  look::require_whole(sheet);
  Rows places = sheet.rows;
  for (Row& row : places.rows) {
    for (Cell& cell : row) {
      if (std::holds_alternative<Number>(cell)) cell = {};
    }
  }
  for (std::size_t i = 0; i < sheet.remarks.size(); ++i) {
    const Sheet::Remark& remark = sheet.remarks[i];
    places.rows[remark.row][remark.column] = Number{std::to_string(i)};
  }
  Sheet made{sheet.name, shape(sheet.rows)};
  const Rows found = shape(places);
  for (std::size_t r = 0; r < found.rows.size(); ++r) {
    for (std::size_t c = 0; c < found.rows[r].size(); ++c) {
      const auto* place = std::get_if<Number>(&found.rows[r][c]);
      if (place == nullptr) continue;
      Sheet::Remark remark = sheet.remarks[std::stoul(place->digits)];
      remark.row = r;
      remark.column = c;
      made.remarks.push_back(std::move(remark));
    }
  }
  return made;
}

const std::vector<std::string>& held_of(const Sheet& sheet) {
  return sheet.as.empty() ? sheet.rows.columns : sheet.as;
}

}  // namespace

Sheet choose_columns(const Sheet& sheet, const std::vector<std::string>& columns) {
  Sheet made = moved(sheet, [&](const Rows& rows) { return choose_columns(rows, columns); });
  Rows held{sheet.rows.columns, std::vector<Row>(1)};
  for (const std::string& one : held_of(sheet)) held.rows.front().emplace_back(one);
  const Rows chosen = choose_columns(held, columns);
  for (const Cell& one : chosen.rows.front()) made.as.push_back(std::get<std::string>(one));
  return made;
}

Sheet sorted(const Sheet& sheet, const std::string& column, std::size_t top) {
  const std::vector<std::size_t> order = order_of(sheet.rows, column, top);
  Sheet made = moved(sheet, [&](const Rows& rows) {
    Rows in_order{rows.columns, {}};
    for (const std::size_t row : order) in_order.rows.push_back(rows.rows[row]);
    return in_order;
  });
  made.as = sheet.as;
  return made;
}

Sheet in_unit(Sheet sheet, const std::string& unit) {
  sheet.as = held_of(sheet);
  sheet.as.emplace_back();
  sheet.rows = in_unit(std::move(sheet.rows), unit);
  for (Sheet::Remark& remark : sheet.remarks) {
    if (!remark.unit.empty() && unit != "1") remark.unit += ' ' + unit;
  }
  return sheet;
}

Sheet wide(const Sheet& sheet, bool companies_down) {
  Sheet made = moved(sheet, [&](const Rows& rows) { return wide(rows, companies_down); });
  const std::vector<std::string>& names = sheet.rows.columns;
  const bool grown = std::find(names.begin(), names.end(), "growth") != names.end();
  made.as.assign(made.rows.columns.size(), grown ? "growth" : "amount");
  made.as.front() = made.rows.columns.front();
  return made;
}

}  // namespace capex
