#include "analysis/contemporary.hpp"

namespace capex {
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

}  // namespace

bool contemporary(const Reading& a, const Reading& b) {
  return !was_replaced(a, value(b).since) && !was_replaced(b, value(a).since) && binds(a, b) && binds(b, a);
}

bool contemporary(std::span<const Reading> readings) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    for (std::size_t j = i + 1; j < readings.size(); ++j) {
      if (!contemporary(readings[i], readings[j])) return false;
    }
  }
  return true;
}

}  // namespace capex
