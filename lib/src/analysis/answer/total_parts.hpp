// The parts of a total: which companies speak, on which basis, and what their amounts make of each other.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/answer/total.hpp"

namespace capex::core {

/// The last day of the labels, in the group's own calendar: that day's members answer for all.
Date last_day(const GroupRecord& record, const std::vector<Label>& labels);

/// The question on its own basis, then on those to fall back on.
std::vector<Question> on_each_basis(const Question& question, const TotalRules& rules);

/// The first that is not missing for want of figures, else the first: an actual without a rate is no reason to take an
/// estimate. `of` gives the observation of a basis by its index.
template <typename Of>
const Observation& first_there(std::size_t bases, const Of& of) {
  for (std::size_t i = 0; i < bases; ++i) {
    if (of(i).status != Status::missing) return of(i);
  }
  return of(0);
}

/// Of so many measures that which answers for most labels whatever any of them does, the first of several; nothing
/// where none does for any label. `there` says whether a measure has a member's label.
std::optional<std::size_t> one_definition(std::size_t measures, std::size_t members, std::size_t labels,
                                          const std::function<bool(std::size_t, std::size_t, std::size_t)>& there);

/// The place of each observation: the largest first, then limits, then what has no value.
std::vector<std::size_t> by_size(const std::vector<Observation>& observations);

/// Sums those that count, with the skew of the members' days, and gives each its share and rank. The members are in
/// order.
Total add_up(const GroupRecord& record, const Label& label, std::vector<MemberAnswer> members, Observation stated,
             bool allow_missing);

}  // namespace capex::core
