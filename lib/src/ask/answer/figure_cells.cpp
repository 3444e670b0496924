#include "ask/answer/figure_cells.hpp"

namespace capex::core {

namespace {

// An amount as its one source wrote it, neither computed nor converted.
bool is_as_written(const Observation& observation) {
  return (observation.status == Status::stated || observation.status == Status::range) &&
         observation.rate().kind == RateKind::none && observation.operands.size() == 1;
}

}  // namespace

ShownAmount shown(const Observation& observation) {
  ShownAmount amount{observation.amount, observation.bounds, observation.currency};
  if (is_as_written(observation)) amount.decimals = observation.operands[0].figure.amount.decimals();
  amount.is_range = observation.status == Status::range;
  return amount;
}

Scale reading_scale(const Observation& observation) {
  return shown(observation).scale();
}

std::string amount_cell(const Observation& observation, Scale scale) {
  return shown(observation).number(scale);
}

std::string bounds_cell(const Observation& observation, Scale scale) {
  return shown(observation).ends(scale);
}

std::string value_words(const Observation& observation) {
  return shown(observation).words();
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
