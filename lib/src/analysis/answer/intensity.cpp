#include "analysis/answer/intensity.hpp"

#include <algorithm>
#include <utility>

#include "capex/error.hpp"
#include "money/overflow.hpp"

namespace capex::core {
namespace {

bool is_count(const Observation& observation) {
  return has_value(observation.status) && !observation.stated().currency.is_money();
}

Intensity divided(const Value& amount, const Value& per, const Observation& divisor) {
  const Growth quotient = grow(bounded(amount), bounded(per));
  return {quotient.status, quotient.factor, quotient.low, quotient.high, divisor};
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
  const Value& stated_amount = amount.stated();
  const Value& stated_per = per.stated();
  if (!has_value(stated_amount.status) || !has_value(stated_per.status) ||
      stated_amount.currency == stated_per.currency) {
    return divided(stated_amount, stated_per, per.as_stated());
  }
  // In unlike currencies only what was converted can be divided; what could not be says why.
  if (has_value(amount.status) && has_value(per.status) && amount.currency != per.currency) {
    return {Status::no_rate, {}, {}, {}, per};
  }
  return divided(amount, per, per);
}

Intensity intensity_of(const CompanyRecord& record, const Question& question, MeasureId per, const Observation& amount,
                       const RateTable& rates) {
  const CompanyRecord divisor = divisor_record(record, per, amount.stated().currency);
  return intensity(amount, show(divisor, about_divisor(question, per), {Label::days(amount.period)}, rates).front());
}

std::pair<Intensity, Intensity> intensity_of(const CompanyRecord& record, const Question& question, MeasureId per,
                                             const Observation& amount, const Observation& base,
                                             const RateTable& rates) {
  const CompanyRecord divisor = divisor_record(record, per, amount.stated().currency);
  const GrowthAnswer both = growth_between(divisor, about_divisor(question, per), Label::days(base.period),
                                           Label::days(amount.period), rates);
  return {intensity(amount, both.amount), intensity(base, both.base)};
}

IntensityChange change(const Intensity& intensity, const Intensity& base) {
  if (!has_value(intensity.status)) return {intensity.status};
  if (!has_value(base.status)) return {base.status == Status::missing ? Status::missing_base : base.status};
  const auto between = [](const std::optional<Ratio>& a, const std::optional<Ratio>& b) {
    return a && b ? std::optional(*a - *b) : std::nullopt;
  };
  const auto changed = unless_overflow([&] {
    return IntensityChange{std::max(intensity.status, base.status), between(intensity.ratio, base.ratio),
                           between(intensity.low, base.high), between(intensity.high, base.low)};
  });
  return changed.value_or(IntensityChange{Status::overflow});
}

}  // namespace capex::core
