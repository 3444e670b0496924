#include "capex/analysis/conversion.hpp"

#include <map>
#include <utility>
#include <vector>

#include "analysis/rate_factor.hpp"
#include "capex/analysis/growth.hpp"
#include "capex/error.hpp"

namespace capex {
namespace {

/// A rate for a currency and period, ready for use.
struct Known {
  RateAnswer answer;
  RateFactor factor;  // of the answer's rate
};

/// Rounded outwards; false when an end does not fit.
bool convert_bounds(Bounds& bounds, const RateFactor& factor) {
  std::int64_t low = 0;
  std::int64_t high = 0;
  if (bounds.has_low() && (low = factor(*bounds.low(), Rounding::floor)) == RateFactor::too_large) return false;
  if (bounds.has_high() && (high = factor(*bounds.high(), Rounding::ceiling)) == RateFactor::too_large) return false;
  bounds = Bounds(bounds.has_low() ? std::optional(low) : std::nullopt,
                  bounds.has_high() ? std::optional(high) : std::nullopt);
  return true;
}

BoundedAmount without_value(const BoundedAmount& amount, Status status) {
  return {status, amount.flags, 0, {}};
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
  std::map<std::pair<Currency, Period>, Known> known;

  /// The known rates by a hash of currency and period, one a slot: a pass asks for the same few again and again.
  struct Slot {
    Currency from;
    Date begin;
    Date end;
    const Known* known = nullptr;
  };
  std::vector<Slot> slots = std::vector<Slot>(64);

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

  const Known& make(Currency from, const Period& period) {
    const auto found = known.find({from, period});
    if (found != known.end()) return found->second;
    Known made{rate_for(pair(from), policy, period, rates->as_of(), max_rate_age), {}};
    if (made.answer) made.factor = RateFactor(made.answer.rate->rate, from, to);
    return known.emplace(std::pair(from, period), std::move(made)).first->second;
  }

  Slot& slot(Currency from, const Period& period) {
    std::uint64_t hash = std::uint64_t{period.begin().day_number()} << 32 | period.end().day_number();
    hash = (hash ^ static_cast<std::uint64_t>(from.number()) << 24) * 0x9E3779B97F4A7C15U;
    return slots[(hash >> 40) & (slots.size() - 1)];
  }

  const Known& find(Currency from, const Period& period) {
    const Slot& taken = slot(from, period);
    if (taken.known != nullptr && taken.begin == period.begin() && taken.end == period.end() && taken.from == from) {
      return *taken.known;
    }
    const Known& result = make(from, period);
    if (known.size() * 4 > slots.size()) slots = std::vector<Slot>(slots.size() * 4);
    slot(from, period) = {from, period.begin(), period.end(), &result};
    return result;
  }
};

Converter::Converter(const RateTable& rates, Currency to, RatePolicy policy, int max_rate_age)
    : memo_(new Memo(rates, to, policy, max_rate_age)) {
  if (policy.kind == RateKind::issuer) {
    throw Error(ErrorCode::usage, "the issuer's own rate is in its equivalents, not in a table of rates");
  }
  if (!to.is_money()) throw Error(ErrorCode::usage, "XXX is the unit of counts: nothing converts into it");
}

Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;
Converter::~Converter() = default;

Currency Converter::to() const {
  return memo_->to;
}

const RateAnswer& Converter::rate(Currency from, const Period& period) {
  return memo_->find(from, period).answer;
}

BoundedAmount Converter::operator()(const BoundedAmount& amount, Currency from, const Period& period) {
  if (from == memo_->to || !has_value(amount.status)) return amount;
  if (!from.is_money()) return without_value(amount, Status::not_money);
  const Known& known = memo_->find(from, period);
  if (!known.answer) {
    return without_value(amount, known.answer.gap == RateGap::stale ? Status::stale_rate : Status::no_rate);
  }
  BoundedAmount result = amount;
  if (has_point(amount.status)) {
    result.point = known.factor(amount.point, Rounding::half_even);
    if (result.point == RateFactor::too_large) return without_value(amount, Status::overflow);
  }
  return convert_bounds(result.bounds, known.factor) ? result : without_value(amount, Status::overflow);
}

Observation Converter::operator()(const Observation& observation) {
  const Currency from = observation.currency;
  if (from == memo_->to) return observation;
  const BoundedAmount amount = (*this)(bounded(observation), from, observation.period);
  Observation result = observation;
  result.stated_currency = from;
  result.stated = bounded(observation);
  result.status = amount.status;
  result.bounds = amount.bounds;
  result.amount = has_point(amount.status) ? std::optional(amount.point) : std::nullopt;
  if (from.is_money()) result.currency = memo_->to;
  if (has_value(amount.status)) {
    result.rate = *memo_->find(from, observation.period).answer.rate;
  } else {
    result.known_on = Date();
  }
  return result;
}

Observation unconverted(const Observation& observation) {
  if (observation.currency == observation.stated_currency && observation.status != Status::not_money)
    return observation;
  Observation result = observation;
  result.currency = observation.stated_currency;
  result.status = observation.stated.status;
  result.flags = observation.stated.flags;
  result.amount = has_point(result.status) ? std::optional(observation.stated.point) : std::nullopt;
  result.bounds = observation.stated.bounds;
  result.rate = {};
  if (observation.rate.kind == RateKind::issuer) {
    result.claim = ClaimId{};
    result.known_on = Date();
  }
  if (!has_value(result.status) || !result.known_on.is_special()) return result;
  for (const Operand& operand : result.operands) {
    if (result.known_on.is_special() || operand.figure.known_on > result.known_on) {
      result.known_on = operand.figure.known_on;
    }
  }
  return result;
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
      last.factor = currency_factor(last.converted.rate, first.rate, observation.currency);
    }
  }
  return compared;
}

}  // namespace capex
