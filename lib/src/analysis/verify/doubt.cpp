#include "analysis/verify/doubt.hpp"

#include <algorithm>
#include <limits>

#include "model/fineness.hpp"

namespace capex::core {
Subject subject_of(const Series& series, const Period& period) {
  return {series.alone(), period};
}

Inconsistency doubt(InconsistencyKind kind, const Series& series, const Figure& figure, Date as_of) {
  Inconsistency result{
      .kind = kind, .subject = subject_of(series, figure.period), .currency = series.currency, .stated = {figure}};
  const Bounds bounds = bounds_or_open(figure.amount);
  for (const Figure& other : figures_of(series, figure.period)) {
    const bool known = other.known_on <= as_of && other.source != figure.source;
    if (known && meet(bounds_or_open(other.amount), bounds)) result.stated.push_back(other);
  }
  return result;
}

void lead_to_expect(Inconsistency& doubted, Pace low, Pace middle, Pace high, bool below_zero) {
  const auto over_its_days = [&](Pace pace) -> std::optional<std::int64_t> {
    const Int128 amount = divide(pace * doubted.subject.period.days(), 1024);
    if (amount >= std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return static_cast<std::int64_t>(below_zero ? -amount : amount);
  };
  doubted.expected = over_its_days(middle);
  const auto near_zero = over_its_days(low), far_from_it = over_its_days(high);
  doubted.expected_bounds = below_zero ? Bounds(far_from_it, near_zero) : Bounds(near_zero, far_from_it);
}

bool may_be_negative(const Series& series, const std::vector<MeasureId>& negative_too) {
  return std::find(negative_too.begin(), negative_too.end(), series.measure) != negative_too.end() ||
         std::any_of(series.figures.begin(), series.figures.end(),
                     [](const Figure& figure) { return figure.amount.high().value_or(0) < 0; });
}

}  // namespace capex::core
