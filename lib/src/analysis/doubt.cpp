#include "analysis/doubt.hpp"

#include <algorithm>

#include "model/fineness.hpp"

namespace capex {

Inconsistency doubt(InconsistencyKind kind, const Series& series, const Figure& figure, Date as_of) {
  Inconsistency result{.kind = kind,
                       .subject = {series.company, series.measure, series.basis, series.scope, figure.period},
                       .currency = series.currency,
                       .stated = {figure}};
  const Bounds bounds = bounds_or_open(figure.amount);
  for (const Figure& other : figures_of(series, figure.period)) {
    const bool known = other.known_on <= as_of && other.source != figure.source;
    if (known && meet(bounds_or_open(other.amount), bounds)) result.stated.push_back(other);
  }
  return result;
}

bool contradicts(const Observation& sum, const History& history) {
  const VariantId definition = history.vintages.back().figure->variant;
  const bool alike = std::all_of(sum.operands.begin(), sum.operands.end(),
                                 [=](const Operand& operand) { return operand.figure.variant == definition; });
  return alike && has_value(sum.status) && !meets(history, sum.bounds);
}

bool may_be_negative(const Series& series, const std::vector<MeasureId>& negative_too) {
  return std::find(negative_too.begin(), negative_too.end(), series.measure) != negative_too.end() ||
         std::any_of(series.figures.begin(), series.figures.end(),
                     [](const Figure& figure) { return figure.amount.high().value_or(0) < 0; });
}

}  // namespace capex
