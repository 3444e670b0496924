// From one currency to another, at a named rate.
//
// Flows convert at the average of their period, stocks and prices at their day, unless a policy says otherwise. Point
// and bounds use the same rate; bounds are rounded outwards. A count is never converted: not_money.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "analysis/standing/bounded_amount.hpp"
#include "fx/rate_table.hpp"
#include "model/claim.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// Converts observations into one currency. Remembers the pairs and rates that it has used, so keep one for a whole
/// pass; not shared between threads.
class Converter {
 public:
  /// The table outlives the converter. Error{usage} for the issuer policy (see convert_by_issuer), for one that says no
  /// rate (see require_complete) and for a target that is no money.
  Converter(const RateTable& rates, Currency to, RatePolicy policy = {}, int max_rate_age = default_max_rate_age);
  Converter(Converter&&) noexcept;
  Converter& operator=(Converter&&) noexcept;
  ~Converter();

  Currency to() const;

  /// The observation in the target currency. Without a value it keeps its status; no_rate or stale_rate where the rate
  /// is missing (of a plan no_rate where the rates end before its period does), not_money for counts, overflow where
  /// the result does not fit: then without amount, bounds and day. What was stated stays beside it. Its own currency:
  /// unchanged.
  Observation operator()(const Observation& observation);

  /// The same of a plain number in `from` over a period.
  BoundedAmount operator()(const BoundedAmount& amount, Currency from, const Period& period);

  /// The rate for a period, as used above; it lives as long as the converter. `from` is money other than the target.
  const RateAnswer& rate(Currency from, const Period& period);

 private:
  friend class Pass;
  class PeriodRate;
  const PeriodRate& period_rate(Currency from, const Period& period);

  struct Memo;
  std::unique_ptr<Memo> memo_;
};

/// The equivalent that the figure's own source printed: a claim of kind equivalent in `to` about the subject, by the
/// source of the observation's one figure, known as of the day. The rate is the one that it implies, to rate_digits.
/// no_rate where there is none or the observation was not stated, not_money for counts. Its own currency: unchanged.
/// `subject` is that of the observation.
Observation convert_by_issuer(const Observation& observation, const Subject& subject, const std::vector<Claim>& claims,
                              Currency to, Date as_of = latest);

/// How much a growth changes by being taken in another currency: units of `to` a unit of `from` at the amount's rate,
/// over the same at the base's. 1 where nothing was converted.
Ratio currency_factor(const AppliedRate& amount_rate, const AppliedRate& base_rate, Currency from);

/// One amount at one of several rates.
struct ComparedRate {
  RatePolicy policy;
  Observation converted;
  std::optional<Ratio> factor{};  // what a unit of it is worth at this rate, over the same at the first
};

/// The observation at each rate, in order; a policy that has no rate says so in its observation and has no factor.
std::vector<ComparedRate> at_each_rate(const Observation& observation, Currency to,
                                       const std::vector<RatePolicy>& policies, const RateTable& rates,
                                       int max_rate_age = default_max_rate_age);

}  // namespace capex::core
