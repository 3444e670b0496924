// How a plan came out: guidance against what was reported for its period, and how it grew on what had been reported for
// the period before.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace capex::core {

enum class Outcome {
  beat,    // all that the report allows lies above all that was guided
  within,  // the two share a number
  miss,    // all of it lies below
};
/// "beat", "within", "miss"
std::string_view to_string(Outcome outcome);

/// Nothing where either has no value, or the two are in unlike currencies. A limit is met by what lies on its side.
std::optional<Outcome> outcome(const Observation& guidance, const Observation& actual);

/// The growth of the question's basis on another one over a step, such as of guidance on the actual of the year before.
/// Each side is answered as show() answers it, by its own measure: mixed_basis is set on both, and mixed_definitions
/// where the measures differ. Error{usage} at constant currency.
std::vector<GrowthAnswer> growth_on(Basis base, const PlacedRecord& record, const Question& question,
                                    const std::vector<Label>& labels, Step over, const RateTable& rates);

}  // namespace capex::core
