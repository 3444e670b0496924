#include "analysis/pass/screen.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "analysis/answer/choose_series.hpp"
#include "analysis/pass/comparison.hpp"
#include "capex/error.hpp"
#include "money/rounding.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

/// Whether the periods asked for are the same days for every company, and their amounts all that is asked.
bool by_excerpts(const Question& question, const Label& label) {
  return !label.is_fiscal() && label.kind() != LabelKind::trailing_year && question.align == Alignment::exact &&
         !question.net_of && question.terms.empty() && !question.constant_currency;
}

}  // namespace

ScreenOrder parse_screen_order(std::string_view text) {
  if (text == "growth") return ScreenOrder::growth;
  if (text == "amount") return ScreenOrder::amount;
  if (text == "company") return ScreenOrder::company;
  throw Error(ErrorCode::parse,
              fmt::format("no order '{}'{}", text, did_you_mean_one_of(text, {"growth", "amount", "company"})));
}

Screen::Screen(Condition condition, Question question, ScreenRules rules, const RateTable& rates)
    : condition_(std::move(condition)),
      question_(std::move(question)),
      rules_(rules),
      rates_(&rates),
      period_(resolve(rules.label)),
      base_period_(resolve(earlier(rules.label, rules.over))),
      year_before_(base_period_) {
  if (question_.rate.kind == RateKind::issuer) {
    throw Error(ErrorCode::usage,
                "a screen compares companies at the rates of a table: take average, closing or on:DATE");
  }
  if (by_excerpts(question_, rules_.label)) {
    year_before_ = resolve(earlier(rules_.label, Step::year));
    touching_ = {base_period_.begin(), base_period_.end(),   period_.begin(),
                 period_.end(),        year_before_.begin(), year_before_.end()};
    std::sort(touching_.begin(), touching_.end());
    touching_.erase(std::unique(touching_.begin(), touching_.end()), touching_.end());
  }
  if (rules_.order != ScreenOrder::amount) return;
  const std::set<Currency>& named = condition_.currencies();
  ordering_ = question_.in ? question_.in : named.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
  if (!ordering_) {
    throw Error(ErrorCode::usage, "amounts are ordered in one currency: name it, as in --in USD");
  }
}

void Screen::offer(const CompanyRecord& offered) {
  const PlacedRecord record(offered);
  GrowthAnswer answer = answer_of(record);
  const Value& amount = answer.amount.stated();
  const Value& base = answer.base.stated();
  const auto rank =
      judge({amount.currency, answer.amount.period, answer.base.period, bounded(amount), bounded(base), answer.growth},
            offered.company, measures_of(record));
  if (rank) keep({*rank, {offered.company, std::move(answer)}});
}

bool Screen::offer_excerpt(const CompanyRecord& excerpt) {
  const std::optional<Answered> answered = settled(excerpt);
  if (!answered) return false;
  if (const auto rank = judge(*answered, excerpt.company, answered->measures)) {
    keep({*rank, {excerpt.company, answer_of(excerpt)}, true});
  }
  return true;
}

void Screen::complete(const std::function<CompanyRecord(CompanyId)>& whole) {
  for (Kept& kept : kept_) {
    if (!kept.by_excerpt) continue;
    CompanyRecord record = whole(kept.hit.company.id);
    kept.hit.answer = answer_of(record);
    kept.hit.company = std::move(record.company);
    kept.by_excerpt = false;
  }
}

void Screen::add(Screen&& other) {
  offered_ += other.offered_;
  matched_ += other.matched_;
  unknown_ += other.unknown_;
  outcomes_.insert(outcomes_.end(), other.outcomes_.begin(), other.outcomes_.end());
  for (Kept& kept : other.kept_) {
    if (admits(kept.rank)) keep(std::move(kept));
  }
  other.kept_.clear();
}

std::vector<ScreenHit> Screen::hits() const {
  std::vector<const Kept*> ordered;
  for (const Kept& kept : kept_) ordered.push_back(&kept);
  std::sort(ordered.begin(), ordered.end(), [this](const Kept* a, const Kept* b) { return before(a->rank, b->rank); });
  std::vector<ScreenHit> found;
  for (const Kept* kept : ordered) found.push_back(kept->hit);
  return found;
}

GrowthAnswer Screen::answer_of(const PlacedRecord& record) {
  return question_.in ? growth(record, question_, {rules_.label}, rules_.over, converter(*question_.in)).front()
                      : growth(record, question_, {rules_.label}, rules_.over, *rates_).front();
}

std::optional<Screen::Answered> Screen::settled(const CompanyRecord& excerpt) {
  if (touching_.empty() || !excerpt.claims.empty()) return std::nullopt;
  Answered found{Currency::none(), period_, base_period_};
  const Series* answers = nullptr;
  LabelsCovered best;
  bool has_base = false;
  const bool over_a_year = base_period_ == year_before_;
  for (const Series* series : candidates_of(excerpt, question_)) {
    timeline_.assign(*series, question_.as_of, question_.vintage);
    if (!timeline_.settles(period_) || !timeline_.settles(base_period_) ||
        !(over_a_year || timeline_.settles(year_before_))) {
      return std::nullopt;
    }
    const bool reaches_base = timeline_.reaches(base_period_);
    const bool reaches_year_before = over_a_year ? reaches_base : timeline_.reaches(year_before_);
    const LabelsCovered coverage{timeline_.reaches(period_) ? 1 : 0, reaches_year_before ? 1 : 0};
    // The company's own period before may have been filed on other days.
    if (coverage.asked > 0 && (coverage.year_before == 0 || !reaches_base)) return std::nullopt;
    if (coverage.asked > 0) found.measures |= bit_of(series->measure);
    has_base = has_base || reaches_base;
    if (!(best < coverage)) continue;
    best = coverage;
    answers = series;
  }
  if (answers == nullptr) {
    // Whichever series answers has nothing to say, but for a base that is none of a year before.
    return has_base ? std::nullopt : std::optional(found);
  }
  if (&timeline_.series() != answers) timeline_.assign(*answers, question_.as_of, question_.vintage);
  found.currency = answers->currency;
  std::tie(found.amount, found.base) = timeline_.amounts(period_, base_period_);
  if (question_.in) {
    Converter& convert = converter(*question_.in);
    found.growth =
        grow(convert(found.amount, found.currency, period_), convert(found.base, found.currency, base_period_));
  } else {
    found.growth = grow(found.amount, found.base);
  }
  return found;
}

std::uint32_t Screen::bit_of(MeasureId measure) const {
  const auto found = std::find(question_.measures.begin(), question_.measures.end(), measure);
  return std::uint32_t{1} << std::min<std::ptrdiff_t>(found - question_.measures.begin(), 31);
}

std::uint32_t Screen::measures_of(const PlacedRecord& record) {
  std::uint32_t measures = 0;
  if (rules_.order != ScreenOrder::amount || question_.measures.size() < 2) return measures;
  for (const Series* series : candidates_of(record, question_)) {
    if (placed(*series, record, question_).place(rules_.label).reached) measures |= bit_of(series->measure);
  }
  return measures;
}

std::optional<Screen::Rank> Screen::judge(const Answered& answered, const Company& company, std::uint32_t measures) {
  ++offered_;
  const Truth met =
      condition_.evaluate([&](const Condition::Comparison& comparison) { return compare(comparison, answered); });
  if (met == Truth::unknown) ++unknown_;
  outcomes_.push_back({company.id, met, measures});
  if (met != Truth::yes) return std::nullopt;
  ++matched_;
  Rank rank{answered.growth.factor, std::nullopt, company.key};
  if (ordering_) {
    const BoundedAmount amount = comparable(*ordering_, answered.amount, answered.currency, answered.period);
    if (has_point(amount.status)) rank.amount = amount.point;
  }
  return admits(rank) ? std::optional(std::move(rank)) : std::nullopt;
}

Truth Screen::compare(const Condition::Comparison& comparison, const Answered& answered) {
  if (comparison.field == Condition::Field::growth) {
    const Growth& growth = answered.growth;
    if (!has_value(growth.status)) return Truth::unknown;
    constexpr std::int64_t one = small_powers_of_ten[ratio_digits];
    return compared(Known<Ratio>{growth.factor, growth.low, growth.high}, comparison,
                    Ratio(Int128{one} + comparison.value, one));
  }
  const bool of_base = comparison.field == Condition::Field::base;
  const bool as_stated = comparison.relation == Condition::Relation::known && condition_.currencies().empty();
  if (as_stated) return has_value(answered.amount.status) ? Truth::yes : Truth::unknown;
  const BoundedAmount amount = comparable(comparison.currency, of_base ? answered.base : answered.amount,
                                          answered.currency, of_base ? answered.base_period : answered.period);
  if (!has_value(amount.status)) return Truth::unknown;
  const auto point = has_point(amount.status) ? std::optional(amount.point) : std::nullopt;
  return compared(Known<std::int64_t>{point, amount.bounds.low(), amount.bounds.high()}, comparison, comparison.value);
}

BoundedAmount Screen::comparable(Currency in, const BoundedAmount& amount, Currency stated, const Period& period) {
  if (in.is_money()) return converter(in)(amount, stated, period);
  return stated.is_money() ? BoundedAmount() : amount;  // counts are compared as they are, and with no money
}

Converter& Screen::converter(Currency to) {
  const auto found = converters_.find(to);
  if (found != converters_.end()) return found->second;
  return converters_.emplace(to, Converter(*rates_, to, question_.rate, question_.max_rate_age)).first->second;
}

bool Screen::before(const Rank& a, const Rank& b) const {
  if (rules_.order == ScreenOrder::amount && a.amount != b.amount) return a.amount > b.amount;
  if (rules_.order == ScreenOrder::growth) {
    if (a.growth.has_value() != b.growth.has_value()) return a.growth.has_value();
    if (a.growth && *a.growth != *b.growth) return *a.growth > *b.growth;
  }
  return a.key < b.key;
}

bool Screen::admits(const Rank& rank) const {
  return rules_.top == 0 || kept_.size() < rules_.top || before(rank, kept_.front().rank);
}

void Screen::keep(Kept kept) {
  const auto order = [this](const Kept& a, const Kept& b) { return before(a.rank, b.rank); };
  if (rules_.top == 0 || kept_.size() < rules_.top) {
    kept_.push_back(std::move(kept));
    if (kept_.size() == rules_.top) std::make_heap(kept_.begin(), kept_.end(), order);
    return;
  }
  std::pop_heap(kept_.begin(), kept_.end(), order);
  kept_.back() = std::move(kept);
  std::push_heap(kept_.begin(), kept_.end(), order);
}

}  // namespace capex::core
