// What a comparison finds of a number that may be known by its bounds alone.
#pragma once

#include <optional>

#include "analysis/pass/condition.hpp"

namespace capex::core {

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
    case Condition::Relation::known:
      return true;
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
    case Relation::known:
      return Truth::yes;
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

}  // namespace capex::core
