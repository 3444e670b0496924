// Figures and the series they form.
//
// A figure is one amount as one source stated it, for one series and period. A series is all figures of one company,
// measure, basis, scope and currency, ordered by period; within a period by day known, then finer first, then rank,
// then source key. That order makes every later choice independent of the order of loading.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/series_head.hpp"
#include "model/source.hpp"
#include "money/stated.hpp"
#include "time/period.hpp"

namespace capex::core {

struct Figure {
  // So that millions are made where they are to lie.
  Figure(const Period& stated_of, const Stated& stated, Date known, SourceId by = {},
         SourceRank of_rank = SourceRank::press, VariantId follows = {}, PublisherId of_publisher = {})
      : period(stated_of),
        amount(stated),
        known_on(known),
        source(by),
        rank(of_rank),
        variant(follows),
        publisher(of_publisher) {}

  Period period;
  Stated amount;  // minor units of the series' currency
  Date known_on;  // the source's day
  SourceId source{};
  SourceRank rank = SourceRank::press;
  VariantId
      variant{};  // which definition of the measure it follows: 0 the measure's own; Snapshot::variant has the word
  PublisherId publisher{};  // of those who restate only themselves, where several state the period
};

struct Series : StoredHead<std::string> {
  std::vector<Figure> figures;

  StoredHead<std::string>& head() { return *this; }
  const StoredHead<std::string>& head() const { return *this; }
};

}  // namespace capex::core
