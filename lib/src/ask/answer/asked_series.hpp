// Which series and which periods of a company a question is about, where it does not name them.
#pragma once

#include <optional>
#include <vector>

#include "ask/answer/answers.hpp"

namespace capex::core {

/// The series that are asked about; of a measure made of others its parts too.
std::vector<const Series*> asked_about(const CompanyRecord& record, const Question& question);

/// The periods asked for; without any, those of the series that answers most of what all that is asked about state.
std::vector<Label> labels_for(const PlacedRecord& record, const Question& question, const Request& request,
                              const Wanted& wanted);

/// The definition for the rows of a company on several bases, where each by itself would be answered by another: the
/// one that has most of them, on two bases at least. Nothing where there is none, and where all agree.
std::optional<MeasureId> common_measure(const PlacedRecord& record, Question question, const Request& request,
                                        const Wanted& wanted);

}  // namespace capex::core
