#include "analysis/answer/answer.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "analysis/answer/choose_series.hpp"
#include "analysis/answer/net.hpp"
#include "analysis/answer/part_timelines.hpp"
#include "capex/error.hpp"
#include "model/claim_order.hpp"
#include "money/overflow.hpp"

namespace capex::core {
namespace {

/// One company's answers to one question, in one series.
class Asked {
 public:
  Asked(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels, Converter* converter)
      : record_(record),
        question_(question),
        series_(choose_placed(record, question, labels)),
        converter_(question.rate.kind == RateKind::issuer ? nullptr : converter) {
    if (question.terms.empty()) return;
    parts_.emplace(record, question, labels, series_ == nullptr ? Currency::none() : series_->series().currency);
  }

  Asked(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels, const RateTable& rates)
      : Asked(record, question, labels, nullptr) {
    if (question.in && question.rate.kind != RateKind::issuer) {
      own_converter_.emplace(rates, *question.in, question.rate, question.max_rate_age);
      converter_ = &*own_converter_;
    }
  }

  Asked(const Asked&) = delete;  // points into itself
  Asked& operator=(const Asked&) = delete;

  /// In the stated currency: stated or tiled, else implied by a claim, else missing.
  Observation stated(const Label& label) {
    if (parts_) return made_of_parts(label);
    if (series_ == nullptr) return absent(label);
    const Placement placed = series_->place(label);
    Observation observation = series_->timeline().observe(placed.period);
    if (observation.status == Status::missing) observation = implied(placed.period).value_or(observation);
    if (question_.net_of)
      observation = net_of(observation, taken_off(placed.period, placed.period, series_->series().currency).first);
    return at(placed, std::move(observation));
  }

  /// An amount and the base of its growth, of one vintage. A missing base is implied by the claim of this very growth
  /// before others.
  std::pair<Observation, Observation> stated(const Label& label, const Label& base_label, std::optional<Step> over) {
    if (parts_) return made_of_parts(label, base_label, over);
    if (series_ == nullptr) return {absent(label), absent(base_label)};
    const Placement above = series_->place(label);
    const Placement below = over ? series_->place_base(label, *over) : series_->place(base_label);
    auto [amount, base] = series_->timeline().observe(above.period, below.period);
    if (amount.status == Status::missing) amount = implied(above.period).value_or(amount);
    if (base.status == Status::missing) {
      auto own = implied_base(amount, below.period, subject(above.period), record_->claims, question_.as_of);
      base = own ? *own : implied(below.period).value_or(base);
    }
    if (question_.net_of) {
      const auto [off_amount, off_base] = taken_off(above.period, below.period, series_->series().currency);
      amount = net_of(amount, off_amount);
      base = net_of(base, off_base);
    }
    return {at(above, std::move(amount)), at(below, std::move(base))};
  }

  /// The claim of this very growth that implied the base; null where the base has another origin.
  const Claim* own_claim(const Observation& amount, const Observation& base) const {
    if (base.claim == ClaimId{} || series_ == nullptr || question_.net_of || parts_) return nullptr;
    const Claim* claim = find_growth_claim(record_->claims, subject(amount.period), base.period, question_.as_of);
    return claim != nullptr && claim->id == base.claim ? claim : nullptr;
  }

  /// The name of a base: of other days than its label's where those are not what stands a year before.
  Label called(const Label& label, const Observation& base) {
    if (series_ == nullptr || parts_ || base.skew != Skew{} || !has_value(base.status)) return label;
    return base_name(series_->timeline(), label, base.period, record_->company.calendar);
  }

  bool at_constant_currency() const { return question_.constant_currency; }

  /// The amount of a growth at the rate of its converted base.
  Observation converted_as(const Observation& base, const Observation& amount) {
    if (!question_.in || is_absent() || amount.currency == *question_.in) return amount;
    if (converter_) {
      Observation then = amount;
      then.period = base.period;
      then = (*converter_)(then);
      then.period = amount.period;
      return then;
    }
    if (base.rate().kind != RateKind::issuer) return converted(amount);  // the base says why there is no growth
    const RatePolicy same{RateKind::fixed, {}, base.rate().rate.rate};
    Observation then = Converter(RateTable(), *question_.in, same)(amount);
    if (has_value(then.status)) then.conversion->rate = base.rate();
    return then;
  }

  Observation converted(const Observation& observation) {
    if (!question_.in || is_absent()) return observation;
    if (converter_ != nullptr) return (*converter_)(observation);
    return convert_by_issuer(observation, subject(observation.period), record_->claims, *question_.in, question_.as_of);
  }

 private:
  bool is_absent() const { return series_ == nullptr && !parts_; }

  /// The days of a label for which the measure is stated, else those for which its parts are.
  Placement placed(const Label& label) {
    if (series_ != nullptr) {
      const Placement direct = series_->place(label);
      if (direct.reached) return direct;
    }
    return parts_->place(label);
  }

  std::pair<Observation, Observation> directly(const Period& amount, const Period& base) {
    if (series_ == nullptr) return {Observation(amount), Observation(base)};
    return series_->timeline().observe(amount, base);
  }

  Observation made_of_parts(const Label& label) {
    const Placement where = placed(label);
    Observation found =
        stated_or_summed(directly(where.period, where.period).first, parts_->observe(where.period, where.period).first);
    if (question_.net_of) found = net_of(found, taken_off(where.period, where.period, found.currency).first);
    return at(where, std::move(found));
  }

  /// Both by what is stated, or both by their parts: a company may well define the word otherwise.
  std::pair<Observation, Observation> made_of_parts(const Label& label, const Label& base_label,
                                                    std::optional<Step> over) {
    const Placement above = placed(label);
    const Placement below = over ? parts_->place_base(label, above, *over) : placed(base_label);
    auto [amount, base] = directly(above.period, below.period);
    auto [sum, base_sum] = parts_->observe(above.period, below.period);
    if (has_value(amount.status) != has_value(base.status)) {
      if (has_value(sum.status) && has_value(base_sum.status)) {
        amount.status = base.status = Status::missing;
      } else if (has_value(sum.status) || has_value(base_sum.status)) {
        sum.flags |= Flag::mixed_definitions;
        amount.flags |= Flag::mixed_definitions;
      }
    }
    amount = stated_or_summed(std::move(amount), sum);
    base = stated_or_summed(std::move(base), base_sum);
    if (question_.net_of) {
      const auto [off_amount, off_base] = taken_off(above.period, below.period, amount.currency);
      amount = net_of(amount, off_amount);
      base = net_of(base, off_base);
    }
    return {at(above, std::move(amount)), at(below, std::move(base))};
  }

  static Observation at(const Placement& placed, Observation observation) {
    observation.skew = placed.skew;
    if (placed.skew != Skew{}) observation.flags |= Flag::skewed;
    return observation;
  }

  /// What is to be taken off two periods, of one vintage.
  std::pair<Observation, Observation> taken_off(const Period& amount, const Period& base, Currency currency) {
    if (const Series* series = flow_beside(record_, question_, *question_.net_of, currency)) {
      return core::placed(*series, record_, question_).timeline().observe(amount, base);
    }
    const Observation none(amount, *question_.net_of);
    return {none, none};
  }

  Subject subject(const Period& period) const {
    return {{record_->company.id, question_.terms.empty() ? series_->series().measure : question_.measures.front(),
             question_.basis, question_.scope},
            period};
  }

  /// What a growth claim implies for its base period, from the amount that it speaks of.
  std::optional<Observation> implied(const Period& period) {
    const Subject wanted = subject(period);
    const auto implied_by = [&](const Claim& claim) -> std::optional<Observation> {
      if (claim.subject.company != record_->company.id) return std::nullopt;
      const Observation amount = series_->timeline().observe(claim.subject.period);
      return implied_base(amount, period, subject(claim.subject.period), {claim}, question_.as_of);
    };
    const Claim* claim = first_claim(record_->claims, [&](const Claim& candidate) {
      return candidate.kind == ClaimKind::growth && candidate.parts.size() == 1 && candidate.parts.front() == wanted &&
             implied_by(candidate).has_value();
    });
    return claim == nullptr ? std::nullopt : implied_by(*claim);
  }

  Observation absent(const Label& label) const {
    const MeasureId measure = question_.measures.empty() ? MeasureId{} : question_.measures.front();
    Observation none({record_->company.id, measure, question_.basis, question_.scope},
                     resolve(label, record_->company.calendar));
    none.currency = question_.in.value_or(record_->company.reporting_currency.value_or(Currency::none()));
    return none;
  }

  const PlacedRecord& record_;
  const Question& question_;
  PlacedSeries* series_;  // that answers; of a measure defined by others, what is stated directly; null for none
  std::optional<PartTimelines> parts_;  // of a measure that is defined by others
  std::optional<Converter> own_converter_;
  Converter* converter_;  // null where nothing is converted, or by the issuer's own rate
};

Growth growth_of(const Observation& amount, const Observation& base, const Claim* claim, Currency stated) {
  const Growth computed = grow(amount, base);
  if (claim == nullptr || !has_value(computed.status)) return computed;
  const Growth claimed = claimed_growth(*claim);
  if (amount.currency == stated) return claimed;
  return unless_overflow([&] { return times(claimed, currency_factor(amount.rate(), base.rate(), stated)); })
      .value_or(Growth{.status = Status::overflow});
}

/// A period of 53 weeks beside one of 52, or a quarter of 14 beside one of 13.
void mark_unlike_weeks(const Label& label, const FiscalCalendar& calendar, Observation& amount, Observation& base) {
  if (!label.is_fiscal() && calendar.year_end == YearEnd::month_end) return;
  if (!has_value(amount.status) || !has_value(base.status)) return;
  const int difference = amount.period.days() - base.period.days();
  if (difference == 7) amount.flags |= Flag::long_period;
  if (difference == -7) base.flags |= Flag::long_period;
}

GrowthAnswer answer_of(Asked& asked, const Label& label, const Label& base_label, std::optional<Step> over,
                       const FiscalCalendar& calendar) {
  auto [amount, base] = asked.stated(label, base_label, over);
  const Claim* claim = asked.own_claim(amount, base);
  const Currency stated = amount.currency;
  const Label base_name = over ? asked.called(base_label, base) : base_label;
  mark_unlike_weeks(label, calendar, amount, base);
  Growth local = growth_of(amount, base, claim, stated);
  base = asked.converted(base);
  amount = asked.at_constant_currency() ? asked.converted_as(base, amount) : asked.converted(amount);
  Growth grown = growth_of(amount, base, claim, stated);
  if (asked.at_constant_currency() && base.rate().kind == RateKind::issuer && has_value(grown.status)) {
    // At one rate it is as wide as in its own currency: the rounding of the equivalent is not the rate's.
    grown.low = local.low;
    grown.high = local.high;
  }
  return {label, base_name, std::move(amount), std::move(base), std::move(grown), std::move(local)};
}

std::vector<GrowthAnswer> growths(Asked& asked, const std::vector<Label>& labels, Step over,
                                  const FiscalCalendar& calendar) {
  std::vector<GrowthAnswer> answers;
  answers.reserve(labels.size());
  for (const Label& label : labels) answers.push_back(answer_of(asked, label, earlier(label, over), over, calendar));
  return answers;
}

}  // namespace

std::vector<Observation> show(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                              const RateTable& rates) {
  Asked asked(record, question, labels, rates);
  std::vector<Observation> answers;
  answers.reserve(labels.size());
  for (const Label& label : labels) answers.push_back(asked.converted(asked.stated(label)));
  return answers;
}

std::vector<GrowthAnswer> growth(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                                 Step over, const RateTable& rates) {
  Asked asked(record, question, labels, rates);
  return growths(asked, labels, over, record->company.calendar);
}

std::vector<GrowthAnswer> growth(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                                 Step over, Converter& converter) {
  Asked asked(record, question, labels, &converter);
  return growths(asked, labels, over, record->company.calendar);
}

GrowthAnswer growth_between(const PlacedRecord& record, const Question& question, const Label& first, const Label& last,
                            const RateTable& rates) {
  Asked asked(record, question, {first, last}, rates);
  return answer_of(asked, last, first, std::nullopt, record->company.calendar);
}

GrowthAnswer compound_growth(const PlacedRecord& record, const Question& question, const Label& first,
                             const Label& last, const RateTable& rates) {
  const int months = months_between(first, last);
  if (months <= 0) {
    throw Error(ErrorCode::usage, fmt::format("{} to {}: a compound growth needs a first period and a later last one",
                                              to_string(first), to_string(last)));
  }
  GrowthAnswer answer = growth_between(record, question, first, last, rates);
  answer.growth = compounded(answer.growth, months);
  answer.local = compounded(answer.local, months);
  return answer;
}

}  // namespace capex::core
