#include "bindings/c/pass_columns.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "capex/status.hpp"

namespace capex::bindings {

namespace {

constexpr const char* names[] = {"company",  "measure",     "basis",       "scope",        "period",    "first_day",
                                 "last_day", "currency",    "amount",      "low",          "high",      "status",
                                 "flags",    "base_period", "base_amount", "base_low",     "base_high", "base_status",
                                 "growth",   "growth_low",  "growth_high", "growth_status"};

void add(ColumnMaker& column, const std::optional<std::int64_t>& value, int decimals, bool valued) {
  if (value && valued) {
    column.add_number(*value, decimals);
  } else {
    column.add_nothing();
  }
}

}  // namespace

PassColumns::PassColumns() : columns_(std::begin(names), std::end(names)) {}

void PassColumns::add(const PassRow& row) {
  constexpr int millionths = 6;
  ColumnMaker* column = columns_.data();
  const auto add_amount = [&](const auto& point, const auto& low, const auto& high, Status status) {
    bindings::add(*column++, point, row.digits, has_point(status));
    bindings::add(*column++, low, row.digits, has_value(status));
    bindings::add(*column++, high, row.digits, has_value(status));
    (column++)->add_text(to_string(status));
  };
  for (const std::string_view text : {row.company, row.measure, row.basis, row.scope, row.period}) {
    (column++)->add_text(text);
  }
  (column++)->add_day(row.first_day);
  (column++)->add_day(row.last_day);
  if (row.currency.empty()) {
    (column++)->add_nothing();
  } else {
    (column++)->add_text(row.currency);
  }
  add_amount(row.point, row.low, row.high, row.status);
  std::vector<std::string_view> flags;
  if (!row.flags.empty()) {
    const auto all = list(row.flags);
    std::transform(all.begin(), all.end(), std::back_inserter(flags), [](Flag flag) { return to_string(flag); });
  }
  (column++)->add_list(flags);
  (column++)->add_text(row.base_period);
  add_amount(row.base, row.base_low, row.base_high, row.base_status);
  const bool grown = has_value(row.growth_status);
  for (const auto* growth : {&row.growth, &row.growth_low, &row.growth_high}) {
    bindings::add(*column++, *growth, millionths, grown);
  }
  (column++)->add_text(to_string(row.growth_status));
  ++rows_;
}

Table PassColumns::finish() && {
  Table table;
  table.rows = rows_;
  for (ColumnMaker& column : columns_) table.columns.push_back(std::move(column).finish());
  return table;
}

}  // namespace capex::bindings
