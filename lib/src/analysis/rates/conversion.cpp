#include "analysis/rates/conversion.hpp"

#include <map>
#include <utility>
#include <vector>

#include "analysis/rates/period_rate.hpp"
#include "capex/error.hpp"

namespace capex::core {
namespace {

/// Units of the other currency a unit of `from`.
Ratio direct(const AppliedRate& applied, Currency from) {
  const Decimal& rate = applied.rate.rate;
  const Int128 unit = power_of_ten(rate.scale());
  return applied.rate.base == from ? Ratio(rate.coefficient(), unit) : Ratio(unit, rate.coefficient());
}

}  // namespace

struct Converter::Memo {
  Memo(const RateTable& table, Currency target, const RatePolicy& how, int max_age)
      : rates(&table), to(target), policy(how), max_rate_age(max_age) {}

  const RateTable* rates;
  Currency to;
  RatePolicy policy;
  int max_rate_age;

  std::map<Currency, PairRates> pairs;
  std::map<std::pair<Currency, Period>, PeriodRate> made;

  const PairRates& pair(Currency from) {
    const auto found = pairs.find(from);
    if (found != pairs.end()) return found->second;
    std::optional<PairRates> rates_of_pair = rates->pair(from, to);
    if (!rates_of_pair) {
      // Without any rate a fixed one still converts, and the others say that there is none.
      const bool in_order = quoted_before(from, to);
      rates_of_pair.emplace(in_order ? from : to, in_order ? to : from, std::vector<DailyRate>());
    }
    return pairs.emplace(from, std::move(*rates_of_pair)).first->second;
  }

  PeriodRate make(Currency from, const Period& period) {
    if (from == to) return PeriodRate();
    if (!from.is_money()) return PeriodRate(Status::not_money);
    const PairRates& own = pair(from);
    return PeriodRate(rate_for(own, policy, period, rates->as_of(), max_rate_age), from, to,
                      end_before(own, policy, period));
  }
};

Converter::Converter(const RateTable& rates, Currency to, RatePolicy policy, int max_rate_age)
    : memo_(new Memo(rates, to, policy, max_rate_age)) {
  if (policy.kind == RateKind::issuer) {
    throw Error(ErrorCode::usage, "the issuer's own rate is in its equivalents, not in a table of rates");
  }
  require_complete(policy);
  if (!to.is_money()) throw Error(ErrorCode::usage, "XXX is the unit of counts: nothing converts into it");
}

Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;
Converter::~Converter() = default;

Currency Converter::to() const {
  return memo_->to;
}

const Converter::PeriodRate& Converter::period_rate(Currency from, const Period& period) {
  const auto found = memo_->made.find({from, period});
  if (found != memo_->made.end()) return found->second;
  return memo_->made.emplace(std::pair(from, period), memo_->make(from, period)).first->second;
}

const RateAnswer& Converter::rate(Currency from, const Period& period) {
  return period_rate(from, period).answer();
}

BoundedAmount Converter::operator()(const BoundedAmount& amount, Currency from, const Period& period) {
  // A period without an amount needs no rate.
  BoundedAmount result = amount;
  if (has_value(amount.status)) period_rate(from, period).convert(result);
  return result;
}

Observation Converter::operator()(const Observation& observation) {
  const Currency from = observation.currency;
  if (from == memo_->to) return observation;
  BoundedAmount amount = bounded(observation);
  if (has_value(amount.status)) period_rate(from, observation.period).convert(amount, observation.basis);
  Observation result = observation;
  result.convert(amount, from.is_money() ? memo_->to : from,
                 has_value(amount.status) ? *rate(from, observation.period).rate : AppliedRate());
  return result;
}

Ratio currency_factor(const AppliedRate& amount_rate, const AppliedRate& base_rate, Currency from) {
  if (amount_rate.kind == RateKind::none && base_rate.kind == RateKind::none) return Ratio(1, 1);
  return direct(amount_rate, from) / direct(base_rate, from);
}

std::vector<ComparedRate> at_each_rate(const Observation& observation, Currency to,
                                       const std::vector<RatePolicy>& policies, const RateTable& rates,
                                       int max_rate_age) {
  std::vector<ComparedRate> compared;
  for (const RatePolicy& policy : policies) {
    compared.push_back({policy, Converter(rates, to, policy, max_rate_age)(observation)});
    ComparedRate& last = compared.back();
    const Observation& first = compared.front().converted;
    if (has_value(last.converted.status) && has_value(first.status)) {
      last.factor = currency_factor(last.converted.rate(), first.rate(), observation.currency);
    }
  }
  return compared;
}

}  // namespace capex::core
