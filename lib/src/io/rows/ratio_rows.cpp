// What a growth is made of and what an amount is divided by, as cells.
#include <string>

#include "io/rows/number_cells.hpp"
#include "io/rows/observation_rows.hpp"
#include "money/apportion.hpp"
#include "money/money.hpp"

namespace capex::core {
namespace {

Cell status_cell(Status status) {
  return text_cell(std::string(to_string(status)));
}

Cell units_cell(std::optional<std::int64_t> minor, const Observation& of) {
  return minor && has_value(of.status) ? Cell(Number{units_text(*minor, of.currency)}) : Cell();
}

}  // namespace

const std::vector<std::string>& split_columns() {
  static const std::vector<std::string> columns = {"local_growth",        "local_growth_low",     "local_growth_high",
                                                   "local_growth_status", "currency_change",      "currency_points",
                                                   "currency_points_low", "currency_points_high", "currency_status"};
  return columns;
}

const std::vector<std::string>& per_columns() {
  static const std::vector<std::string> columns = {
      "per",        "per_currency", "per_amount",    "per_low",        "per_high",
      "per_status", "intensity",    "intensity_low", "intensity_high", "intensity_status"};
  return columns;
}

const std::vector<std::string>& per_growth_columns() {
  static const std::vector<std::string> columns = {
      "base_per_amount",       "base_per_status",        "base_intensity",   "base_intensity_low",
      "base_intensity_high",   "base_intensity_status",  "intensity_change", "intensity_change_low",
      "intensity_change_high", "intensity_change_status"};
  return columns;
}

Row split_cells(const Growth& growth, const Growth& local, const GrowthSplit& split) {
  Row row = {ratio_cell(less_one(local.factor), Rounding::half_even),
             ratio_cell(less_one(local.low), Rounding::floor), ratio_cell(less_one(local.high), Rounding::ceiling),
             status_cell(local.status), ratio_cell(less_one(split.currency), Rounding::half_even)};
  const bool parted = split.points && growth.factor && local.factor;
  row.push_back(parted ? Cell(Number{without_trailing_zeros(
                             to_string(printed_difference(*growth.factor, *local.factor, fraction_places)))})
                       : Cell());
  row.insert(row.end(), {ratio_cell(split.points_low, Rounding::floor),
                         ratio_cell(split.points_high, Rounding::ceiling), status_cell(split.status)});
  return row;
}

Row per_cells(const std::string& per, const Intensity& intensity) {
  const Observation none(Period::instant(date_of(0)));
  const Observation& divisor = intensity.per ? *intensity.per : none;
  const bool valued = has_value(divisor.status);
  return {text_cell(per),
          valued && divisor.currency.is_money() ? text_cell(std::string(divisor.currency.code())) : Cell(),
          units_cell(divisor.amount, divisor),
          units_cell(divisor.bounds.low(), divisor),
          units_cell(divisor.bounds.high(), divisor),
          status_cell(divisor.status),
          ratio_cell(intensity.ratio, Rounding::half_even),
          ratio_cell(intensity.low, Rounding::floor),
          ratio_cell(intensity.high, Rounding::ceiling),
          status_cell(intensity.status)};
}

Row per_growth_cells(const Intensity& base, const IntensityChange& change) {
  return {base.per ? units_cell(base.per->amount, *base.per) : Cell(),
          status_cell(base.per ? base.per->status : Status::missing),
          ratio_cell(base.ratio, Rounding::half_even),
          ratio_cell(base.low, Rounding::floor),
          ratio_cell(base.high, Rounding::ceiling),
          status_cell(base.status),
          ratio_cell(change.points, Rounding::half_even),
          ratio_cell(change.low, Rounding::floor),
          ratio_cell(change.high, Rounding::ceiling),
          status_cell(change.status)};
}

}  // namespace capex::core
