#include "io/sec/exact_days.hpp"

namespace capex::core {
namespace {

constexpr int days_of_quarter = 91;

bool is_nearest_month_end(const Date& day, const Date& end) {
  const Date after = day.end_of_month();
  const Date before = Date(day.year(), day.month(), 1) - boost::gregorian::days(1);
  const int to_after = days_between(day, after), to_before = days_between(before, day);
  return (end == after && to_after <= to_before) || (end == before && to_before <= to_after);
}

ExactDays one_of_these(const RoundedPeriod& rounded, std::span<const Period> known) {
  ExactDays found;
  for (const Period& period : known) {
    if ((found.days && *found.days == period) || !rounds_to(period, rounded)) continue;
    if (found.days) return {std::nullopt, true};
    found.days = period;
  }
  return found;
}

}  // namespace

bool rounds_to(const Period& days, const RoundedPeriod& rounded) {
  if (!is_nearest_month_end(days.last(), rounded.end)) return false;
  if (rounded.quarters == 0) return days.days() == 1;
  return (2 * days.days() + days_of_quarter) / (2 * days_of_quarter) == rounded.quarters;
}

ExactDays exact_days(const RoundedPeriod& rounded, std::span<const Period> of_filing,
                     std::span<const Period> of_filer) {
  const ExactDays own = one_of_these(rounded, of_filing);
  return own.days || own.several ? own : one_of_these(rounded, of_filer);
}

}  // namespace capex::core
