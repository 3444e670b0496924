// No sum of a restated and an unrestated operand.
//
// A restatement reaches the periods of a year one filing after another: the nine months may be restated in October, the
// year only in January. Until then an answer that uses both reads the nine months as before. An operand o holds back a
// restatement (of day R) of an operand whose period overlaps o's, unless o was stated on or after R, or was itself
// restated after the replaced value was last stated. (A statement counts where its source ranks no lower and it is no
// coarser: "27bn" in the press fits both vintages and tells nothing.) What is held back is read as before, and this is
// repeated until nothing changes. The rule spans all operands of an observation, and of a growth those of amount and
// base together.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <span>

#include "capex/analysis/standing.hpp"
#include "capex/time/period.hpp"

namespace capex {

/// A period and the values that stood for it, in order of time.
struct History {
  Period period;
  std::span<const Vintage> vintages;  // not empty
};

/// The vintage of each history that one answer may read, as indices into its vintages.
using Readings = boost::container::small_vector<std::size_t, 4>;

/// The latest vintages that go together.
Readings one_vintage(std::span<const History> operands);

}  // namespace capex
