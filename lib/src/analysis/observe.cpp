#include "capex/analysis/observe.hpp"

#include "capex/analysis/bounded_amount.hpp"
#include "capex/analysis/standing.hpp"

namespace capex {

Observation observe(const Series& series, const Period& period, Date as_of) {
  Observation result{.series = series.id,
                     .company = series.company,
                     .measure = series.measure,
                     .basis = series.basis,
                     .period = period};
  result.currency = result.stated_currency = series.currency;
  const auto found = standing(figures_of(series, period), series.basis, as_of);
  if (!found) return result;
  const BoundedAmount amount = bounded(*found);
  result.status = amount.status;
  result.flags = amount.flags;
  result.operands.push_back({1, *found->figure});
  if (!has_value(amount.status)) return result;
  if (has_point(amount.status)) result.amount = amount.point;
  result.bounds = amount.bounds;
  result.known_on = found->figure->known_on;
  return result;
}

}  // namespace capex
