#include "capex/analysis/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "capex/error.hpp"
#include "capex/money/rounding.hpp"

namespace capex {
namespace {

template <class Number>
bool holds(const Number& a, Condition::Relation relation, const Number& b) {
  switch (relation) {
    case Condition::Relation::less:
      return a < b;
    case Condition::Relation::at_most:
      return a <= b;
    case Condition::Relation::equal:
      return a == b;
    case Condition::Relation::not_equal:
      return a != b;
    case Condition::Relation::at_least:
      return a >= b;
    case Condition::Relation::more:
      return a > b;
  }
  return false;
}

/// A point, where there is one, and what is known of where it lies.
template <class Number>
struct Known {
  std::optional<Number> point, low, high;
};

/// Of a point; without one, what its bounds decide.
template <class Number>
Truth decide(const Known<Number>& known, Condition::Relation relation, const Number& value) {
  using Relation = Condition::Relation;
  if (known.point) return holds(*known.point, relation, value) ? Truth::yes : Truth::no;
  const bool all_above = known.low && *known.low > value;
  const bool all_below = known.high && *known.high < value;
  const bool none_below = known.low && *known.low >= value;
  const bool none_above = known.high && *known.high <= value;
  switch (relation) {
    case Relation::more:
      return all_above ? Truth::yes : none_above ? Truth::no : Truth::unknown;
    case Relation::at_least:
      return none_below ? Truth::yes : all_below ? Truth::no : Truth::unknown;
    case Relation::less:
      return all_below ? Truth::yes : none_below ? Truth::no : Truth::unknown;
    case Relation::at_most:
      return none_above ? Truth::yes : all_above ? Truth::no : Truth::unknown;
    case Relation::equal:
      return all_above || all_below ? Truth::no : Truth::unknown;
    case Relation::not_equal:
      return all_above || all_below ? Truth::yes : Truth::unknown;
  }
  return Truth::unknown;
}

template <class Number>
Truth compared(const Known<Number>& known, const Condition::Comparison& comparison, const Number& value) {
  if (comparison.side == Condition::Side::point) return decide(known, comparison.relation, value);
  const auto& end = comparison.side == Condition::Side::low ? known.low : known.high;
  if (!end) return Truth::unknown;
  return holds(*end, comparison.relation, value) ? Truth::yes : Truth::no;
}

}  // namespace

ScreenOrder parse_screen_order(std::string_view text) {
  if (text == "growth") return ScreenOrder::growth;
  if (text == "amount") return ScreenOrder::amount;
  if (text == "company") return ScreenOrder::company;
  throw Error(ErrorCode::parse, fmt::format("no order '{}': growth, amount or company", text));
}

Screen::Screen(Condition condition, Question question, ScreenRules rules, const RateTable& rates)
    : condition_(std::move(condition)), question_(std::move(question)), rules_(rules), rates_(&rates) {
  if (question_.rate.kind == RateKind::issuer) {
    throw Error(ErrorCode::usage,
                "a screen compares companies at the rates of a table: take average, closing or on:DATE");
  }
  if (rules_.order != ScreenOrder::amount) return;
  const std::set<Currency>& named = condition_.currencies();
  ordering_ = question_.in ? question_.in : named.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
  if (!ordering_) {
    throw Error(ErrorCode::usage, "amounts are ordered in one currency: name it, as in --in USD");
  }
}

Converter& Screen::converter(Currency to) {
  const auto found = converters_.find(to);
  if (found != converters_.end()) return found->second;
  return converters_.emplace(to, Converter(*rates_, to, question_.rate, question_.max_rate_age)).first->second;
}

Truth Screen::compare(const Condition::Comparison& comparison, const GrowthAnswer& answer) {
  if (comparison.field == Condition::Field::growth) {
    const Growth& growth = answer.growth;
    if (!has_value(growth.status)) return Truth::unknown;
    constexpr std::int64_t one = small_powers_of_ten[ratio_digits];
    return compared(Known<Ratio>{growth.factor, growth.low, growth.high}, comparison,
                    Ratio(Int128{one} + comparison.value, one));
  }
  const Observation& stated = unconverted(comparison.field == Condition::Field::base ? answer.base : answer.amount);
  const Observation amount = converter(comparison.currency)(stated);
  if (!has_value(amount.status)) return Truth::unknown;
  return compared(Known<std::int64_t>{amount.amount, amount.bounds.low(), amount.bounds.high()}, comparison,
                  comparison.value);
}

void Screen::offer(const CompanyRecord& record) {
  ++offered_;
  GrowthAnswer answer = question_.in
                            ? growth(record, question_, {rules_.label}, rules_.over, converter(*question_.in)).front()
                            : growth(record, question_, {rules_.label}, rules_.over, *rates_).front();
  const Truth met =
      condition_.evaluate([&](const Condition::Comparison& comparison) { return compare(comparison, answer); });
  if (met == Truth::unknown) ++unknown_;
  if (met != Truth::yes) return;
  ++matched_;
  std::optional<std::int64_t> amount;
  if (ordering_) amount = converter(*ordering_)(unconverted(answer.amount)).amount;
  keep({{record.company, std::move(answer)}, amount});
}

bool Screen::before(const Kept& a, const Kept& b) const {
  if (rules_.order == ScreenOrder::amount && a.amount != b.amount) return a.amount > b.amount;
  if (rules_.order == ScreenOrder::growth) {
    const auto& first = a.hit.answer.growth.factor;
    const auto& second = b.hit.answer.growth.factor;
    if (first.has_value() != second.has_value()) return first.has_value();
    if (first && *first != *second) return *first > *second;
  }
  return a.hit.company.key < b.hit.company.key;
}

void Screen::keep(Kept kept) {
  const auto order = [this](const Kept& a, const Kept& b) { return before(a, b); };
  if (rules_.top == 0 || kept_.size() < rules_.top) {
    kept_.push_back(std::move(kept));
    if (kept_.size() == rules_.top) std::make_heap(kept_.begin(), kept_.end(), order);
    return;
  }
  if (!before(kept, kept_.front())) return;
  std::pop_heap(kept_.begin(), kept_.end(), order);
  kept_.back() = std::move(kept);
  std::push_heap(kept_.begin(), kept_.end(), order);
}

std::vector<ScreenHit> Screen::hits() const {
  std::vector<const Kept*> ordered;
  for (const Kept& kept : kept_) ordered.push_back(&kept);
  std::sort(ordered.begin(), ordered.end(), [this](const Kept* a, const Kept* b) { return before(*a, *b); });
  std::vector<ScreenHit> found;
  for (const Kept* kept : ordered) found.push_back(kept->hit);
  return found;
}

}  // namespace capex
