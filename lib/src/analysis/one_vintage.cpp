#include "capex/analysis/one_vintage.hpp"

#include <algorithm>

namespace capex {
namespace {

/// Whether `other`, read at vintage `other_reading`, holds back the restatement that `operand` is read at.
bool holds_back(const History& other, std::size_t other_reading, const History& operand, std::size_t reading) {
  if (other.period == operand.period || !overlap(other.period, operand.period)) return false;
  const Vintage& restated = operand.vintages[reading];
  const Vintage& replaced = operand.vintages[reading - 1];
  const Vintage& read = other.vintages[other_reading];
  const bool stated_since = read.last_stated >= restated.since;
  const bool restated_too = other_reading > 0 && read.since > replaced.last_stated;
  return !stated_since && !restated_too;
}

}  // namespace

Readings one_vintage(std::span<const History> operands) {
  Readings readings;
  for (const History& operand : operands) readings.push_back(operand.vintages.size() - 1);
  // Each round only ever goes back, so this ends.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      for (std::size_t j = 0; j < operands.size() && readings[i] > 0; ++j) {
        if (!holds_back(operands[j], readings[j], operands[i], readings[i])) continue;
        --readings[i];
        changed = true;
      }
    }
  }
  return readings;
}

}  // namespace capex
