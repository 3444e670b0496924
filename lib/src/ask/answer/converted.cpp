#include "ask/answer/converted.hpp"

#include <fmt/format.h>

#include "analysis/rates/conversion.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/question/rate_sources.hpp"

namespace capex::core {

Observation stated_observation(const ConversionAsked& asked) {
  const StatedAmount& amount = asked.amount;
  const BoundedAmount number = bounded(amount.number);
  // A fixed rate is of no day, so any period does.
  const Period period = asked.period.value_or(Period::instant(date_of(0)));
  Observation made(period);
  made.set(number);
  made.currency = amount.currency;
  return made;
}

namespace {

// Whether stored rates are asked at all.
bool needs_rates(const ConversionAsked& asked) {
  return asked.question.rate.kind != RateKind::fixed && asked.amount.currency != asked.to;
}

}  // namespace

std::string why_not_converted(const Snapshot& snapshot, const RateTable& rates, const ConversionAsked& asked,
                              const Question& question, const Observation& converted) {
  if (converted.status != Status::no_rate && converted.status != Status::stale_rate) {
    return status_words(converted.status);
  }
  const Period period = question.rate.kind == RateKind::on ? Period::instant(question.rate.day) : *asked.period;
  const auto elsewhere = [&](Currency from, Currency to, const Period& days) {
    return rates_elsewhere(snapshot, rates, from, to, question, days);
  };
  return fmt::format("{}: {}", to_string(converted.status),
                     rate_reason(rates, asked.amount.currency, asked.to, question, period, elsewhere));
}

Converted convert_amount(const Snapshot& snapshot, const ConversionAsked& asked, const std::string& provider) {
  const Question& question = asked.question;
  const Currency from = asked.amount.currency;
  const Observation stated = stated_observation(asked);
  const bool asks = needs_rates(asked);
  RateTable rates;
  if (asks) {
    const Period days = question.rate.kind == RateKind::on ? Period::instant(question.rate.day) : stated.period;
    rates = snapshot.rates(provider, {from, asked.to}, days.first() - boost::gregorian::days(question.max_rate_age),
                           days.last());
  }
  Converted answer{Converter(rates, asked.to, question.rate, question.max_rate_age)(stated), rates.provider(), ""};
  if (has_value(answer.amount.status)) return answer;
  // Why there is none is said with the days that all rates of the file cover.
  if (asks) rates = snapshot.rates(provider, {from, asked.to});
  answer.why = why_not_converted(snapshot, rates, asked, question, answer.amount);
  return answer;
}

}  // namespace capex::core
