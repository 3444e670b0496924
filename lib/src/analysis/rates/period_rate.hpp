// What becomes of the amounts of one currency over one period when they are converted: all meet the same rate, or lack
// it alike. Made once by a Converter, used for many amounts.
#pragma once

#include "analysis/rates/conversion.hpp"
#include "analysis/rates/rate_factor.hpp"
#include "analysis/standing/bounded_amount.hpp"

namespace capex::core {

/// Whether the rates end before the period does, by a policy that takes those of its days.
inline bool end_before(const PairRates& pair, const RatePolicy& policy, const Period& period) {
  const bool of_its_days = policy.kind == RateKind::average || policy.kind == RateKind::closing;
  return of_its_days && !pair.rates().empty() && pair.rates().back().day < period.last();
}

class Converter::PeriodRate {
 public:
  /// Amounts that are in the target currency already stay as they are.
  PeriodRate() = default;
  /// Amounts that cannot be converted: not_money.
  explicit PeriodRate(Status status) : kind_(Kind::none), status_(status) {}
  /// `unfinished` where the rates end_before() the period.
  PeriodRate(RateAnswer answer, Currency from, Currency to, bool unfinished = false)
      : kind_(Kind::none), unfinished_(unfinished), answer_(std::move(answer)) {
    if (answer_) {
      kind_ = Kind::factor;
      factor_ = RateFactor(answer_.rate->rate, from, to);
    } else {
      status_ = answer_.gap == RateGap::stale ? Status::stale_rate : Status::no_rate;
    }
  }

  const RateAnswer& answer() const { return answer_; }

  /// A plan for a period that the rates have not seen the end of has no average yet, where an actual's is too old.
  [[gnu::always_inline]] void convert(BoundedAmount& amount, Basis basis) const {
    if (kind_ == Kind::same) return;
    if (kind_ == Kind::factor && has_point(amount.status)) {  // nearly all
      if (!factor_.convert(amount.point, amount.bounds)) amount = {Status::overflow, amount.flags, 0, {}};
      return;
    }
    convert_others(amount, basis);
  }
  void convert(BoundedAmount& amount) const { convert(amount, Basis::actual); }

 private:
  enum class Kind { same, factor, none };

  [[gnu::noinline]] void convert_others(BoundedAmount& amount, Basis basis) const {
    if (!has_value(amount.status)) return;
    if (kind_ == Kind::none) {
      const bool to_come = unfinished_ && basis != Basis::actual && status_ == Status::stale_rate;
      amount = {to_come ? Status::no_rate : status_, amount.flags, 0, {}};
    } else if (!factor_.convert(amount.bounds)) {
      amount = {Status::overflow, amount.flags, 0, {}};
    } else if (amount.status == Status::range) {
      amount.point = middle(amount.bounds);
    }
  }

  Kind kind_ = Kind::same;
  Status status_ = Status::no_rate;  // where there is none
  bool unfinished_ = false;
  RateFactor factor_;
  RateAnswer answer_;
};

}  // namespace capex::core
