// Amounts per revenue, per operating cash flow or any other flow of the company, and how that changed.
//
// Both amounts are divided as stated where they are in one currency, so that no rate is needed; else as converted.
#pragma once

#include <utility>

#include "analysis/answer/answer.hpp"
#include "model/intensity.hpp"

namespace capex::core {

/// The ratio of the points; its bounds are [low / high, high / low] of the amounts'. Statuses as of grow():
/// missing_base, zero_base and negative_base are said of what is divided by. no_rate where the two have no currency in
/// common, not_money where either is a count.
Intensity intensity(const Observation& amount, const Observation& per);

/// The same with the company's own figure of the measure for the days of the amount. Error{usage} where the measure is
/// no flow.
Intensity intensity_of(const CompanyRecord& record, const Question& question, MeasureId per, const Observation& amount,
                       const RateTable& rates);

/// Of both periods of a growth; what they are divided by is of one vintage.
std::pair<Intensity, Intensity> intensity_of(const CompanyRecord& record, const Question& question, MeasureId per,
                                             const Observation& amount, const Observation& base,
                                             const RateTable& rates);

/// The weaker status of the two; without a value that of the first, else that of the base: missing_base where it is
/// missing. overflow where the difference does not fit.
IntensityChange change(const Intensity& intensity, const Intensity& base);

}  // namespace capex::core
