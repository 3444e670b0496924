// A period as one number that sorts in the order of time: first day << 12 | length in days. Days count from 1970-01-01.
#pragma once

#include <cstdint>

#include "store/schema/ranges.hpp"
#include "time/period.hpp"

namespace capex::core::store {

inline constexpr int length_bits = 12;
inline constexpr std::int32_t longest_period = (1 << length_bits) - 1;  // days

constexpr std::int64_t period_id(std::int32_t first_day, std::int32_t length) {
  return (static_cast<std::int64_t>(first_day) << length_bits) | length;
}
/// The period is at most longest_period days long.
inline std::int64_t period_id(const Period& period) {
  return period_id(day_number(period.first()), period.days());
}

/// Whether it is the number of a period that can be entered.
constexpr bool is_period_id(std::int64_t id) {
  return ranges::period_ids.has(id) && (id & longest_period) != 0;
}
inline Period period_of(std::int64_t id) {
  const Date begin = core::date_of(static_cast<std::int32_t>(id >> length_bits));
  return Period(begin, begin + boost::gregorian::days(id & longest_period));
}

/// Error{damaged} when it is none.
inline Period period_of(const sqlite::Query& row, int column) {
  const std::int64_t id = row->integer(column);
  if (!is_period_id(id)) row->refuse(column);
  return period_of(id);
}

}  // namespace capex::core::store
