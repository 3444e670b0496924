#include "capex/analysis/answer.hpp"

#include <algorithm>

#include "analysis/claim_order.hpp"
#include "capex/analysis/observe.hpp"
#include "capex/error.hpp"

namespace capex {
namespace {

/// One company's answers to one question, in one series.
class Asked {
 public:
  Asked(const CompanyRecord& record, const Question& question, const std::vector<Label>& labels, const RateTable& rates)
      : record_(record), question_(question), series_(choose_series(record, question, resolved(labels))) {
    if (question.in && question.rate.kind != RateKind::issuer) {
      converter_.emplace(rates, *question.in, question.rate, question.max_rate_age);
    }
  }

  Period resolve(const Label& label) const { return capex::resolve(label, record_.company.calendar); }

  /// In the stated currency: stated, else implied by a claim, else missing.
  Observation stated(const Period& period) const {
    if (series_ == nullptr) return absent(period);
    Observation observation = observe(*series_, period, question_.as_of);
    if (observation.status != Status::missing) return observation;
    const Subject wanted = subject(period);
    const Claim* claim = first_claim(record_.claims, [&](const Claim& candidate) {
      return candidate.kind == ClaimKind::growth && candidate.parts.size() == 1 && candidate.parts.front() == wanted &&
             implied_by(candidate, period).has_value();
    });
    return claim == nullptr ? observation : *implied_by(*claim, period);
  }

  /// The base of an amount: as above, but the claim of this very growth comes before others.
  Observation base_of(const Observation& amount, const Period& period) const {
    if (series_ == nullptr) return absent(period);
    Observation base = observe(*series_, period, question_.as_of);
    if (base.status != Status::missing) return base;
    auto implied = implied_base(amount, period, subject(amount.period), record_.claims, question_.as_of);
    return implied ? *implied : stated(period);
  }

  /// The claim of this very growth that implied the base; null where the base has another origin.
  const Claim* own_claim(const Observation& amount, const Observation& base) const {
    if (base.claim == ClaimId{} || series_ == nullptr) return nullptr;
    const Claim* claim = find_growth_claim(record_.claims, subject(amount.period), base.period, question_.as_of);
    return claim != nullptr && claim->id == base.claim ? claim : nullptr;
  }

  Observation converted(const Observation& observation) {
    if (!question_.in) return observation;
    if (converter_) return (*converter_)(observation);
    return convert_by_issuer(observation, subject(observation.period), record_.claims, *question_.in, question_.as_of);
  }

 private:
  std::vector<Period> resolved(const std::vector<Label>& labels) const {
    std::vector<Period> periods;
    periods.reserve(labels.size());
    for (const Label& label : labels) periods.push_back(resolve(label));
    return periods;
  }

  Subject subject(const Period& period) const {
    return {record_.company.id, series_->measure, series_->basis, series_->scope, period};
  }

  std::optional<Observation> implied_by(const Claim& claim, const Period& base_period) const {
    if (claim.subject.company != record_.company.id) return std::nullopt;
    const Observation amount = observe(*series_, claim.subject.period, question_.as_of);
    return implied_base(amount, base_period, subject(claim.subject.period), {claim}, question_.as_of);
  }

  Observation absent(const Period& period) const {
    return {.company = record_.company.id,
            .measure = question_.measures.empty() ? MeasureId{} : question_.measures.front(),
            .basis = question_.basis,
            .period = period,
            .currency = question_.in.value_or(record_.company.reporting_currency.value_or(Currency::none()))};
  }

  const CompanyRecord& record_;
  const Question& question_;
  const Series* series_;
  std::optional<Converter> converter_;
};

Growth growth_of(const Observation& amount, const Observation& base, const Claim* claim, Currency stated) {
  const Growth computed = grow(amount, base);
  if (claim == nullptr || !has_value(computed.status)) return computed;
  const Growth claimed = claimed_growth(*claim);
  if (amount.currency == stated) return claimed;
  try {
    return times(claimed, currency_factor(amount.rate, base.rate, stated));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return {.status = Status::overflow};
  }
}

/// A period of 53 weeks beside one of 52, or a quarter of 14 beside one of 13.
void mark_unlike_weeks(const Label& label, Observation& amount, Observation& base) {
  if (!label.is_fiscal()) return;
  const int difference = amount.period.days() - base.period.days();
  if (difference == 7) amount.flags |= Flag::long_period;
  if (difference == -7) base.flags |= Flag::long_period;
}

}  // namespace

std::vector<Observation> show(const CompanyRecord& record, const Question& question, const std::vector<Label>& labels,
                              const RateTable& rates) {
  Asked asked(record, question, labels, rates);
  std::vector<Observation> answers;
  answers.reserve(labels.size());
  for (const Label& label : labels) answers.push_back(asked.converted(asked.stated(asked.resolve(label))));
  return answers;
}

std::vector<GrowthAnswer> growth(const CompanyRecord& record, const Question& question,
                                 const std::vector<Label>& labels, Step over, const RateTable& rates) {
  Asked asked(record, question, labels, rates);
  std::vector<GrowthAnswer> answers;
  answers.reserve(labels.size());
  for (const Label& label : labels) {
    const Label base_label = earlier(label, over);
    Observation amount = asked.stated(asked.resolve(label));
    Observation base = asked.base_of(amount, asked.resolve(base_label));
    const Claim* claim = asked.own_claim(amount, base);
    const Currency stated = amount.currency;
    mark_unlike_weeks(label, amount, base);
    amount = asked.converted(amount);
    base = asked.converted(base);
    const Growth grown = growth_of(amount, base, claim, stated);
    answers.push_back({label, base_label, std::move(amount), std::move(base), grown});
  }
  return answers;
}

}  // namespace capex
