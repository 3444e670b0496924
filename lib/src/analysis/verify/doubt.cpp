#include "analysis/verify/doubt.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <limits>

#include "analysis/verify/contemporary.hpp"
#include "model/fineness.hpp"

namespace capex::core {
namespace {

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

Subject subject_of(const Series& series, const Period& period) {
  return {series, period};
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

bool may_be_negative(const Series& series, const std::vector<MeasureId>& negative_too) {
  return std::find(negative_too.begin(), negative_too.end(), series.measure) != negative_too.end() ||
         std::any_of(series.figures.begin(), series.figures.end(),
                     [](const Figure& figure) { return figure.amount.high().value_or(0) < 0; });
}

}  // namespace capex::core
