// No answer of a restated and an unrestated operand.
//
// A restatement reaches the periods of a year one filing after another: the nine months may be restated in October, the
// year only in January. Until then an answer that uses both reads the nine months as before. An operand o holds back a
// restatement (of day R) of an operand x
//   whose period overlaps o's, or
//   which o is held against in a growth: an operand of the amount against that of the base which lies as far before it
//   as the base lies before the amount; where none does, a figure of the whole amount or base against all of the other
//   side,
// unless o was stated on or after R, or was itself restated after the replaced value was last stated, or was last
// stated on or after a restatement of a longer period that contains both, which x's only followed. (A statement counts
// where its source ranks no lower and it is no coarser: "27bn" in the press fits both vintages and tells nothing.) What
// is held back is read as before, and this is repeated until nothing changes. The rule spans all operands of an
// observation, and of a growth those of amount and base together.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <span>
#include <utility>

#include "analysis/standing/standing.hpp"
#include "time/period.hpp"

namespace capex::core {

/// A period and the values that stood for it by one definition of the measure, in order of time.
struct History {
  Period period;
  std::span<const Vintage> vintages;  // not empty
  VariantId definition{};

  /// Whether the newest value is a restatement.
  bool is_restated() const { return vintages.size() > 1 && vintages.back().restates; }
};

/// The vintage of each history that one answer may read, as indices into its vintages.
using Readings = boost::container::small_vector<std::size_t, 4>;

/// Whether `o`, read at one of its vintages, holds back the restatement that `x` is read at, which overlaps it or is
/// its counterpart. `restated`: what else of the series was restated.
bool holds_back(const History& o, std::size_t o_reading, const History& x, std::size_t x_reading,
                std::span<const History> restated);

/// A period and the operands that answer for it.
struct Side {
  Period period;
  std::span<const History> operands;
};

/// The latest vintages that go together.
Readings one_vintage(std::span<const History> operands, std::span<const History> restated = {});
/// The same of a growth: those of the amount's operands, then those of the base's.
Readings one_vintage(const Side& amount, const Side& base, std::span<const History> restated = {});
/// The same of one figure on another, which are held against each other: of the amount, and of the base.
std::pair<std::size_t, std::size_t> one_vintage(const History& amount, const History& base,
                                                std::span<const History> restated = {});

}  // namespace capex::core
