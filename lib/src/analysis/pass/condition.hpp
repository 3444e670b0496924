// What a screen asks of a company: "growth > 100% and amount > 1bn USD".
//
// Comparisons of amount, base or growth, or of the bounds of these (amount_low, growth_high ...), joined by and, or,
// not and parentheses; `and` binds closer than `or`. A growth is compared with a percentage or a factor ("100%", "2x"
// is +100%), an amount with an amount as people write it; its currency may be left out where the question names one.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "money/stated.hpp"

namespace capex::core {

enum class Truth { no, yes, unknown };

class Condition {
 public:
  enum class Field { amount, base, growth };
  enum class Side { point, low, high };
  enum class Relation { less, at_most, equal, not_equal, at_least, more, known };  // known: whatever its value

  struct Comparison {
    Field field = Field::amount;
    Side side = Side::point;
    Relation relation = Relation::more;
    std::int64_t value = 0;  // minor units, or billionths of a growth
    Currency currency;       // of amounts
  };

  /// `currency`: of amounts that name none. Error{parse} says where and what is accepted.
  static Condition parse(std::string_view text, std::optional<Currency> currency = std::nullopt);

  /// Met by whatever has an amount or a growth at all; of an amount, in the currency where one is named.
  static Condition known(Field field, std::optional<Currency> currency = std::nullopt);

  /// Whether it speaks of a growth or its base.
  bool about_growth() const { return about_growth_; }
  /// The currencies that amounts are compared in.
  const std::set<Currency>& currencies() const { return currencies_; }

  /// What `compare` finds for each comparison, joined: unknown where that decides.
  template <class Compare>
  Truth evaluate(const Compare& compare) const {
    return evaluate(steps_.size() - 1, compare);
  }

 private:
  enum class Kind { comparison, negation, conjunction, disjunction };
  struct Step {  // a node of the tree; its operands stand before it
    Kind kind = Kind::comparison;
    Comparison comparison;
    std::size_t left = 0, right = 0;
  };
  class Parser;

  template <class Compare>
  Truth evaluate(std::size_t at, const Compare& compare) const;

  std::vector<Step> steps_;
  bool about_growth_ = false;
  std::set<Currency> currencies_;
};

template <class Compare>
Truth Condition::evaluate(std::size_t at, const Compare& compare) const {
  const Step& step = steps_[at];
  if (step.kind == Kind::comparison) return compare(step.comparison);
  const Truth left = evaluate(step.left, compare);
  if (step.kind == Kind::negation) {
    return left == Truth::unknown ? Truth::unknown : left == Truth::yes ? Truth::no : Truth::yes;
  }
  const Truth decides = step.kind == Kind::conjunction ? Truth::no : Truth::yes;
  if (left == decides) return left;
  const Truth right = evaluate(step.right, compare);
  return right == decides || left != Truth::unknown ? right : left;
}

}  // namespace capex::core
