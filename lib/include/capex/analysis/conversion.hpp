// From one currency to another, at a named rate.
//
// Flows convert at the average of their period, stocks and prices at their day, unless a policy says otherwise. Point and
// bounds use the same rate; bounds are rounded outwards. A count is never converted: not_money.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include "capex/fx/rate_table.hpp"
#include "capex/model/claim.hpp"
#include "capex/model/observation.hpp"

namespace capex {

/// Converts observations into one currency. Remembers the pairs and averages that it has used, so keep one for a whole
/// pass; not shared between threads.
class Converter {
 public:
  /// The table outlives the converter. Error{usage} for the issuer policy: see convert_by_issuer.
  Converter(const RateTable& rates, Currency to, RatePolicy policy = {}, int max_rate_age = default_max_rate_age);

  Currency to() const { return to_; }

  /// The observation in the target currency; without a value it keeps its status. no_rate or stale_rate where the rate
  /// is missing, not_money for counts, overflow where the result does not fit. Its own currency: unchanged.
  Observation operator()(const Observation& observation);

  /// The rate for a period, as used above.
  const RateAnswer& rate(Currency from, const Period& period);

 private:
  const RateTable* rates_;
  Currency to_;
  RatePolicy policy_;
  int max_rate_age_;
  std::map<Currency, std::optional<PairRates>> pairs_;
  std::map<std::pair<Currency, Period>, RateAnswer> answers_;
};

/// The equivalent that the figure's own source printed: a claim of kind equivalent in `to` about this observation's
/// subject, by the source of its one figure. no_rate where there is none or the observation was not stated.
Observation convert_by_issuer(const Observation& observation, const std::vector<Claim>& claims, Currency to,
                              Date as_of = latest);

}  // namespace capex
