#include "analysis/standing/contemporary.hpp"

#include <algorithm>

#include "model/fineness.hpp"

namespace capex::core {
namespace {

// Reports come within half a year of their period's end. What comes later is told of a year ago.
constexpr int at_first = 200;  // days

const Vintage& value(const Reading& reading) {
  return reading.history->vintages[reading.vintage];
}

/// Whether another value took its place by then.
bool was_replaced(const Reading& reading, const Date& day) {
  const std::size_t next = reading.vintage + 1;
  return next < reading.history->vintages.size() && reading.history->vintages[next].since <= day;
}

bool is_on_a_new_basis(const Reading& reading) {
  if (reading.vintage > 0) return true;
  const Vintage& first = value(reading);
  return is_issuers(first.figure->rank) && (first.since - reading.history->period.end()).days() > at_first;
}

bool binds(const Reading& newer, const Reading& other) {
  return !is_on_a_new_basis(newer) || value(other).last_stated >= value(newer).since;
}

bool contemporary(const Reading& a, const Reading& b) {
  return !was_replaced(a, value(b).since) && !was_replaced(b, value(a).since) && binds(a, b) && binds(b, a);
}

/// Whether a part of it was restated after it was last stated, and before the newest of them was.
bool was_recast_before(std::span<const Reading> readings, const Reading& whole, std::span<const History> histories) {
  Date newest = value(whole).since;
  for (const Reading& each : readings) newest = std::max(newest, value(each).since);
  return std::any_of(histories.begin(), histories.end(), [&](const History& part) {
    const Vintage& stands = part.vintages.back();
    return stands.restates && part.definition == whole.history->definition && part.period != whole.history->period &&
           contains(whole.history->period, part.period) && value(whole).last_stated < stands.since &&
           stands.since <= newest;
  });
}

/// Where a figure that was read is found again.
Reading reading_of(const Figure& figure, std::span<const History> histories) {
  const auto history = std::lower_bound(histories.begin(), histories.end(), figure.period,
                                        [](const History& each, const Period& wanted) { return each.period < wanted; });
  const auto& vintages = history->vintages;
  const auto vintage = std::find_if(vintages.begin(), vintages.end(), [&](const Vintage& each) {
    return each.figure->source == figure.source && each.figure->known_on == figure.known_on;
  });
  const auto last = vintages.end() - 1;
  return {&*history, static_cast<std::size_t>((vintage == vintages.end() ? last : vintage) - vintages.begin())};
}

}  // namespace

bool contemporary(std::span<const Reading> readings, std::span<const History> histories) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (was_recast_before(readings, readings[i], histories)) return false;
    for (std::size_t j = i + 1; j < readings.size(); ++j) {
      if (!contemporary(readings[i], readings[j])) return false;
    }
  }
  return true;
}

bool contradicts(const Observation& sum, std::span<const History> histories, std::size_t history) {
  const History& stated = histories[history];
  const Figure& stands = *stated.vintages.back().figure;
  if (!has_value(sum.status) || meet(bounds_or_open(stands.amount), sum.bounds)) return false;
  boost::container::small_vector<Reading, 8> readings = {{&stated, stated.vintages.size() - 1}};
  for (const Operand& operand : sum.operands) {
    if (operand.figure.variant != stands.variant) return false;
    readings.push_back(reading_of(operand.figure, histories));
  }
  return contemporary({readings.data(), readings.size()}, histories);
}

}  // namespace capex::core
