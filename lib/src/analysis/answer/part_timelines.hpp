// The parts of a measure that is defined by others, ready to be asked for any period.
#pragma once

#include <utility>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/defined.hpp"

namespace capex::core {

/// Of one company, in one currency: the one in which most of the labels have every part.
class PartTimelines {
 public:
  /// `currency` goes before others that answer as much: that of what is stated directly. The record and the question
  /// outlive it.
  PartTimelines(const PlacedRecord& record, const Question& question, const std::vector<Label>& labels,
                Currency currency);

  /// The days of the label for which every part is there, which is then reached, else those of the first part that the
  /// company has.
  Placement place(const Label& label);
  Placement place_base(const Label& label, const Placement& above, Step over);
  /// The sums over both periods, each part of one vintage.
  std::pair<Observation, Observation> observe(const Period& amount, const Period& base);

 private:
  void assign(Currency currency);
  template <class Place>
  Placement placed_by(const Label& label, const Place& place);

  const PlacedRecord* record_;
  const Question* question_;
  Currency currency_ = Currency::none();
  std::vector<PlacedSeries*> parts_;  // one a term; null where the company has no such series
};

}  // namespace capex::core
