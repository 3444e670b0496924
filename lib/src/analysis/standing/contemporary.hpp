// Which of the values that stood for several periods may be held against each other.
//
// A filer that changes what it counts restates some periods and leaves others as they were: the old year and the new
// quarter were never meant to add up. Two values are contemporary where there was a day on which both stood, and
// neither speaks on a basis that the other was never stated on again: a restatement, and what an issuer first states
// long after a period ended (a comparative of a later filing), bind only what was still stated on its day or later. And
// a total whose parts were restated after it was last told is held against nothing told since: Honeywell's nine months
// of 2025 as filed, beside the quarters that its annual report recast.
#pragma once

#include <cstddef>
#include <span>

#include "analysis/standing/one_vintage.hpp"
#include "model/observation.hpp"

namespace capex::core {

/// One of the values that stood for a period.
struct Reading {
  const History* history = nullptr;
  std::size_t vintage = 0;
};

/// Each with each, of a series with the histories given.
bool contemporary(std::span<const Reading> readings, std::span<const History> histories);

/// Whether what other figures make of a stated period shares no value with what stands for it, though all of them
/// follow one definition and are contemporary. The sum is of the histories, and of that one's period.
bool contradicts(const Observation& sum, std::span<const History> histories, std::size_t history);

}  // namespace capex::core
