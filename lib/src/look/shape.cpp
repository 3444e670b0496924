#include "capex/shape.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "capex/error.hpp"
#include "look/book/columns.hpp"
#include "look/in_order.hpp"
#include "look/table/amount_cell.hpp"
#include "money/decimal.hpp"
#include "money/digits_text.hpp"
#include "text/near_names.hpp"

namespace capex {

namespace {

std::size_t column_of(const Rows& rows, const std::string& name) {
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), name);
  if (found == rows.columns.end()) {
    throw Error(ErrorCode::usage, "no column '" + name + "'" + core::did_you_mean_one_of(name, rows.columns));
  }
  return static_cast<std::size_t>(found - rows.columns.begin());
}

bool has_column(const Rows& rows, std::string_view name) {
  return std::find(rows.columns.begin(), rows.columns.end(), name) != rows.columns.end();
}

std::string text_in(const Row& row, std::size_t column) {
  const auto* text = std::get_if<std::string>(&row[column]);
  return text == nullptr ? "" : *text;
}

// Decimals of any length, by their digits.
bool is_less(const std::string& a, const std::string& b) {
  return core::Decimal::parse(a) < core::Decimal::parse(b);
}

bool comes_before(const Cell& a, const Cell& b, bool turned) {
  const auto rank = [](const Cell& cell) {
    return std::holds_alternative<Number>(cell) ? 0 : text_of(cell).empty() ? 2 : 1;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (rank(a) == 2) return false;
  if (rank(a) == 0) {
    const std::string& one = std::get<Number>(a).digits;
    const std::string& other = std::get<Number>(b).digits;
    return turned ? is_less(one, other) : is_less(other, one);
  }
  return turned ? text_of(b) < text_of(a) : text_of(a) < text_of(b);
}

// The number with its point so many places further left.
std::string shifted(const std::string& digits, int places) {
  const core::Decimal value = core::Decimal::parse(digits);
  return core::shortest_text(value.coefficient(), value.scale() + places);
}

// Who a row is about: a company, or what the row of a total is.
std::string subject_of(const Rows& rows, const Row& row) {
  const std::string company = text_in(row, column_of(rows, "company"));
  if (!has_column(rows, "group")) return company;
  const std::string part = text_in(row, column_of(rows, "row"));
  if (part == "member") return company;
  return part == "stated" ? company : part + " of " + text_in(row, column_of(rows, "group"));
}

}  // namespace

Rows choose_columns(const Rows& rows, const std::vector<std::string>& columns) {
  std::vector<std::size_t> places;
  for (const std::string& column : columns) places.push_back(column_of(rows, column));
  Rows chosen{columns, {}};
  for (const Row& row : rows.rows) {
    Row& made = chosen.rows.emplace_back();
    for (const std::size_t place : places) made.push_back(row[place]);
  }
  return chosen;
}

std::vector<std::size_t> order_of(const Rows& rows, const std::string& column, std::size_t top) {
  std::vector<std::size_t> order(rows.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!column.empty()) {
    const bool turned = column.front() == '-';
    const std::size_t place = column_of(rows, turned ? column.substr(1) : column);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return comes_before(rows.rows[a][place], rows.rows[b][place], turned);
    });
  }
  if (top > 0 && order.size() > top) order.resize(top);
  return order;
}

Rows sorted(const Rows& rows, const std::string& column, std::size_t top) {
  Rows made{rows.columns, {}};
  for (const std::size_t row : order_of(rows, column, top)) made.rows.push_back(rows.rows[row]);
  return made;
}

Rows in_unit(Rows rows, const std::string& unit) {
  const int places = static_cast<int>(look::scale_called(unit).value_or(core::Scale::one));
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    if (look::held_in(rows.columns[c]).holds != look::Holds::amount) continue;
    for (Row& row : rows.rows) {
      if (auto* number = std::get_if<Number>(&row[c])) number->digits = shifted(number->digits, places);
    }
  }
  rows.columns.emplace_back("unit");
  for (Row& row : rows.rows) row.emplace_back(unit);
  return rows;
}

Rows wide(const Rows& rows, bool companies_down) {
  const std::size_t period = column_of(rows, "period");
  const std::size_t value = column_of(rows, has_column(rows, "growth") ? "growth" : "amount");
  const std::size_t last_day = column_of(rows, "last_day");
  std::vector<std::string> companies, periods;
  std::vector<const Row*> in_time;
  for (const Row& row : rows.rows) {
    look::place_in(companies, subject_of(rows, row));
    in_time.push_back(&row);
  }
  std::stable_sort(in_time.begin(), in_time.end(),
                   [&](const Row* a, const Row* b) { return text_in(*a, last_day) < text_in(*b, last_day); });
  for (const Row* row : in_time) look::place_in(periods, text_in(*row, period));
  std::vector<std::string>& down = companies_down ? companies : periods;
  std::vector<std::string>& across = companies_down ? periods : companies;
  Rows made{{companies_down ? "company" : "period"}, {}};
  made.columns.insert(made.columns.end(), across.begin(), across.end());
  for (const std::string& one : down) {
    made.rows.emplace_back(across.size() + 1);
    made.rows.back()[0] = one;
  }
  std::vector<bool> filled(down.size() * across.size());
  for (const Row& row : rows.rows) {
    const std::string company = subject_of(rows, row);
    const std::size_t r = look::place_in(down, companies_down ? company : text_in(row, period));
    const std::size_t c = look::place_in(across, companies_down ? text_in(row, period) : company);
    if (filled[r * across.size() + c]) {
      throw Error(ErrorCode::usage,
                  company + " has several rows of " + text_in(row, period) + ", and a wide table one");
    }
    filled[r * across.size() + c] = true;
    made.rows[r][c + 1] = row[value];
  }
  return made;
}

}  // namespace capex
