// Numbers as the door hands them out: amounts in minor units, fractions in millionths, each with its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "capex/answer.hpp"
#include "io/rows/total_rows.hpp"
#include "model/claim.hpp"
#include "model/intensity.hpp"
#include "model/observation.hpp"

namespace capex::core {

Amount amount_of(const Observation& observation);

/// To a fraction of a million; nothing where it does not fit.
std::optional<std::int64_t> millionths(const std::optional<Ratio>& ratio, Rounding rounding);

/// One that is a claim reads as the claim does.
Fraction growth_of(const Growth& growth, const Claim* claim = nullptr);

/// What is printed adds up: the points are the difference of the growths as they are rounded, and the local growth what
/// they leave of the whole.
capex::GrowthSplit split_of(const Growth& growth, const Growth& local, const GrowthSplit& split);

/// `per` is the measure's key.
std::optional<capex::Intensity> intensity_of(const std::optional<Intensity>& intensity, const std::string& per);
Fraction change_of(const IntensityChange& change);

/// A member's part in its total, and in how it grew.
Fraction share_of(const TotalPlace& place);
Fraction contribution_of(const TotalPlace& place);

}  // namespace capex::core
