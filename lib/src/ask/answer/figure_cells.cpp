#include "ask/answer/figure_cells.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

namespace capex::core {

namespace {

// An amount as its one source wrote it, neither computed nor converted.
bool is_as_written(const Observation& observation) {
  return (observation.status == Status::stated || observation.status == Status::range) &&
         observation.rate().kind == RateKind::none && observation.operands.size() == 1;
}

// Either end of a range, to the places that it needs.
std::string range_text(const Observation& observation, Scale scale) {
  const int digits = observation.currency.digits();
  const auto end = [&](std::int64_t minor) {
    const int places =
        is_as_written(observation)
            ? stated_places(Stated(minor, minor, observation.operands[0].figure.amount.decimals(), digits), scale)
            : computed_places(minor, observation.bounds, digits, scale);
    return amount_text(minor, digits, scale, places);
  };
  return end(*observation.bounds.low()) + '-' + end(*observation.bounds.high());
}

int places_of(const Observation& observation, Scale scale) {
  if (!observation.amount) return 0;
  return is_as_written(observation)
             ? stated_places(observation.operands[0].figure.amount, scale)
             : computed_places(*observation.amount, observation.bounds, observation.currency.digits(), scale);
}

}  // namespace

Scale reading_scale(const Observation& observation) {
  return reading_scale(observation.amount.value_or(farthest_end(observation.bounds)), observation.currency);
}

std::string amount_cell(const Observation& observation, Scale scale) {
  if (observation.status == Status::range) return range_text(observation, scale);
  if (!observation.amount) return "";
  return amount_text(*observation.amount, observation.currency.digits(), scale, places_of(observation, scale));
}

std::string bounds_cell(const Observation& observation, Scale scale) {
  if (observation.status == Status::range) return "";  // it is its ends
  const Bounds& bounds = observation.bounds;
  const int digits = observation.currency.digits();
  const std::optional<std::int64_t> breadth = width(bounds);
  // Bounds that the third place can hardly show say no more than the amount does.
  const int hidden = static_cast<int>(scale) + digits - 3;
  const std::int64_t shown = hidden <= 0 ? 0 : small_powers_of_ten[static_cast<std::size_t>(hidden)];
  if (observation.amount && breadth && *breadth <= shown) return "";
  // The bounds of "6.72bn" lie in the place behind the last one written.
  return bounds_text(bounds, digits, scale, places_of(observation, scale) + (is_as_written(observation) ? 1 : 0));
}

std::string value_words(const Observation& observation) {
  const Scale scale = reading_scale(observation);
  const std::string amount = amount_cell(observation, scale);
  const std::string bounds = bounds_cell(observation, scale);
  std::string unit(suffix(scale));
  if (observation.currency.is_money()) unit += ' ' + std::string(observation.currency.code());
  if (amount.empty()) return (observation.bounds.has_low() ? "more than " : "up to ") + bounds.substr(1) + unit;
  return bounds.empty() ? amount + unit : amount + unit + ' ' + bounds;
}

std::string growth_cell(const Growth& growth) {
  return growth.factor ? growth_text(*growth.factor, growth.low, growth.high) : "";
}

std::string growth_bounds_cell(const Growth& growth) {
  // Likewise bounds that print as one number.
  if (growth.factor && growth.low && growth.high &&
      growth_bounds_text(growth.low, growth.low) == growth_bounds_text(growth.high, growth.high)) {
    return "";
  }
  return growth_bounds_text(growth.low, growth.high);
}

}  // namespace capex::core
