// Which of several facts speaks: those of one filing, measure, period and currency.
#pragma once

#include <algorithm>
#include <span>

#include "io/sec/filed_facts.hpp"

namespace capex::core {

using FactSpan = std::span<const FiledFact>;

/// The first run of elements that are alike by `key`.
template <class Element, class Key>
std::span<const Element> run(std::span<const Element> elements, Key key) {
  const auto end = std::find_if_not(elements.begin(), elements.end(),
                                    [&](const Element& element) { return key(element) == key(elements.front()); });
  return elements.first(static_cast<std::size_t>(end - elements.begin()));
}

struct FactChoice {
  const FiledFact* fact;               // the finest of the best concept's
  const FiledFact* against = nullptr;  // one that contradicts it
  std::size_t of = 0;                  // how many the best concept states
};

/// Of facts ordered by rank the first concept's; where it states several values the finest, as long as the others are
/// what it rounds to at two significant digits or more.
FactChoice choose_fact(FactSpan facts);

}  // namespace capex::core
