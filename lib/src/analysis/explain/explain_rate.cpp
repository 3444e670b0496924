// The rate of a conversion, down to the stored rates of each day.
#include <fmt/core.h>

#include <algorithm>

#include "analysis/explain/explaining.hpp"
#include "analysis/explain/reasons.hpp"

namespace capex::core {
namespace {

Explanation stored(const ExchangeRate& rate, Date day, const std::string& provider, const RateOrigin& origin) {
  Explanation step;
  step.kind = StepKind::stored_rate;
  step.number = rate;
  step.label = to_string(day);
  step.period = Period::instant(day);
  step.provider = provider;
  if (origin.written) {
    step.reasons.push_back(
        fmt::format("given as 1 {} = {} {}", rate.quote.code(), to_string(*origin.written), rate.base.code()));
  }
  if (origin.before) {
    step.reasons.push_back(
        fmt::format("corrected on {}, {} until then", to_string(origin.known_on), to_string(*origin.before)));
  }
  return step;
}

Explanation of_day(const RateOfDay& daily, const std::string& provider) {
  Explanation step = stored(daily.rate, daily.day, provider, daily.origin);
  if (daily.legs.empty()) return step;
  step.kind = StepKind::cross_rate;
  for (const RateLeg& leg : daily.legs) {
    step.parts.push_back(stored(leg.rate, daily.day, provider, leg.origin));
    step.parts.back().sign = leg.divides ? -1 : +1;
  }
  // As people write it: "7.8057 / 1.0956".
  std::stable_partition(step.parts.begin(), step.parts.end(), [](const Explanation& leg) { return leg.sign > 0; });
  return step;
}

/// The day that a rate of one day was asked for.
Date day_asked(const RatePolicy& policy, const Period& period) {
  return policy.kind == RateKind::on ? policy.day : period.last();
}

}  // namespace

Explanation rate_step(const Explaining& from, const AppliedRate& applied, const Period& period) {
  const std::string& provider = from.rates.provider();
  const std::vector<RateOfDay> days = from.rates.days_behind(applied);
  Explanation step;
  if (applied.kind == RateKind::average && applied.first < applied.last) {
    step.kind = StepKind::average_rate;
    step.period = Period::between(applied.first, applied.last);
    step.label = to_string(name_of(*step.period, from.record->company.calendar));
    step.provider = provider;
    for (const RateOfDay& day : days) step.parts.push_back(of_day(day, provider));
  } else if (!days.empty()) {
    step = of_day(days.front(), provider);
  } else {
    step.kind = applied.kind == RateKind::issuer ? StepKind::implied_rate : StepKind::given_rate;
  }
  step.number = applied.rate;
  step.reasons.push_back(rate_origin_words(applied, provider));
  if (applied.days == 1 && step.kind != StepKind::average_rate) {
    const Date asked = day_asked(from.question.rate, period);
    if (applied.first < asked) {
      step.reasons.push_back(fmt::format("{} has none: the latest earlier rate is taken, {} days old", to_string(asked),
                                         (asked - applied.first).days()));
    }
  }
  return step;
}

}  // namespace capex::core
