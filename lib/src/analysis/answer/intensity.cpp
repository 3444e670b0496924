#include "analysis/answer/intensity.hpp"

#include <algorithm>
#include <utility>

#include "capex/error.hpp"

namespace capex::core {
namespace {

bool is_count(const Observation& observation) {
  return has_value(observation.status) && !observation.stated_currency.is_money();
}

Intensity divided(const Observation& amount, const Observation& per) {
  const Growth quotient = grow(bounded(amount), bounded(per));
  return {quotient.status, quotient.factor, quotient.low, quotient.high, per};
}

/// The company with only what may be divided by: in the currency of the amount where it has that.
CompanyRecord divisor_record(const CompanyRecord& record, MeasureId per, Currency amount) {
  CompanyRecord result{record.company, {}, record.claims};
  for (const Series& series : record.series) {
    if (series.measure != per) continue;
    if (series.kind != MeasureKind::flow) throw Error(ErrorCode::usage, "only a flow has the days of another");
    result.series.push_back(series);
  }
  const auto is_other = [amount](const Series& series) { return series.currency != amount; };
  if (!std::all_of(result.series.begin(), result.series.end(), is_other)) {
    result.series.erase(std::remove_if(result.series.begin(), result.series.end(), is_other), result.series.end());
  }
  return result;
}

Question about_divisor(const Question& question, MeasureId per) {
  Question asked = question;
  asked.measures = {per};
  asked.align = Alignment::exact;  // on the days that the amount was found for
  asked.constant_currency = false;
  asked.net_of.reset();
  return asked;
}

}  // namespace

Intensity intensity(const Observation& amount, const Observation& per) {
  if (is_count(amount) || is_count(per)) return {Status::not_money, {}, {}, {}, per};
  const Observation stated_amount = unconverted(amount);
  Observation stated_per = unconverted(per);
  if (!has_value(stated_amount.status) || !has_value(stated_per.status) ||
      stated_amount.currency == stated_per.currency) {
    return divided(stated_amount, stated_per);
  }
  // In unlike currencies only what was converted can be divided; what could not be says why.
  if (has_value(amount.status) && has_value(per.status) && amount.currency != per.currency) {
    return {Status::no_rate, {}, {}, {}, per};
  }
  return divided(amount, per);
}

Intensity intensity_of(const CompanyRecord& record, const Question& question, MeasureId per, const Observation& amount,
                       const RateTable& rates) {
  const CompanyRecord divisor = divisor_record(record, per, amount.stated_currency);
  return intensity(amount, show(divisor, about_divisor(question, per), {Label::days(amount.period)}, rates).front());
}

std::pair<Intensity, Intensity> intensity_of(const CompanyRecord& record, const Question& question, MeasureId per,
                                             const Observation& amount, const Observation& base,
                                             const RateTable& rates) {
  const CompanyRecord divisor = divisor_record(record, per, amount.stated_currency);
  const GrowthAnswer both = growth_between(divisor, about_divisor(question, per), Label::days(base.period),
                                           Label::days(amount.period), rates);
  return {intensity(amount, both.amount), intensity(base, both.base)};
}

IntensityChange change(const Intensity& intensity, const Intensity& base) {
  if (!has_value(intensity.status)) return {intensity.status};
  if (!has_value(base.status)) return {base.status == Status::missing ? Status::missing_base : base.status};
  IntensityChange result{std::max(intensity.status, base.status)};
  const auto between = [](const std::optional<Ratio>& a, const std::optional<Ratio>& b) {
    return a && b ? std::optional(*a - *b) : std::nullopt;
  };
  try {
    result.points = between(intensity.ratio, base.ratio);
    result.low = between(intensity.low, base.high);
    result.high = between(intensity.high, base.low);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return {Status::overflow};
  }
  return result;
}

}  // namespace capex::core
