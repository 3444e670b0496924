// Where an answer comes from: the same question as show() and growth() ask, answered with the whole tree behind it.
//
// The root of a tree is the very observation or growth that show() and growth() give; below it stands every figure,
// claim and rate that it was computed from. A period without a value is explained too: which boundary, gap, rate or
// base is missing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "analysis/answer/total.hpp"
#include "model/explanation.hpp"
#include "model/figure_correction.hpp"
#include "model/measure.hpp"

namespace capex::core {

/// What the ids of a record stand for. All are asked only for ids of the record; a Snapshot answers them.
struct ExplanationNames {
  std::function<Measure(MeasureId)> measure;
  std::function<Source(SourceId)> source;
  /// The word of a definition that is not the measure's own; may be left out.
  std::function<std::string(VariantId)> variant;
  /// A figure in its source's own words, or nothing; may be left out.
  std::function<std::string(SeriesId, const Period&, SourceId)> words;
  /// What stood in its place before it was corrected, or nothing; may be left out.
  std::function<std::vector<FigureCorrection>(SeriesId, const Period&, SourceId)> corrections{};
};

/// The observation that show() gives for the label.
Explanation explain(const PlacedRecord& record, const Question& question, const Label& label, const RateTable& rates,
                    const ExplanationNames& names);

/// The growth that growth() gives for the label.
Explanation explain_growth(const PlacedRecord& record, const Question& question, const Label& label, Step over,
                           const RateTable& rates, const ExplanationNames& names);

/// The sum that total() gives for the label: the members' own explanations are its parts.
Explanation explain_total(const GroupRecord& record, const Question& question, const Label& label,
                          const RateTable& rates, const ExplanationNames& names, const TotalRules& rules = {});

/// The growth of that sum, as total_growth() gives it.
Explanation explain_total_growth(const GroupRecord& record, const Question& question, const Label& label, Step over,
                                 const RateTable& rates, const ExplanationNames& names, const TotalRules& rules = {});

}  // namespace capex::core
