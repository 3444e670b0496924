// What a company has instead, where a question finds nothing: another measure, basis or scope of the same periods, or
// other days near them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "analysis/answer/answer.hpp"

namespace capex::core {

/// What one may ask of a company; its series in several currencies are one thing.
struct Topic {
  MeasureId measure{};
  Basis basis = Basis::actual;
  std::string scope = "total";

  friend auto operator<=>(const Topic&, const Topic&) = default;
};

/// Of what the question does not ask about, what answers for the label, in order.
std::vector<Topic> elsewhere(const PlacedRecord& record, const Question& question, const Label& label);

/// The days by which the label would be answered if the question were aligned to the nearest; nothing where it is,
/// where the label's own days are answered, or none near them.
std::optional<Period> nearest_days(const PlacedRecord& record, const Question& question, const Label& label);

/// Where nothing that is asked about answers for any of the labels, and exactly one other topic does: that one. Where
/// one measure is asked for, others of it go before those of other measures. Without labels a topic answers that has
/// any figure. Nothing for a measure that is made of others: its parts are named.
std::optional<Topic> only_elsewhere(const PlacedRecord& record, const Question& question,
                                    const std::vector<Label>& labels);

/// The same question about another topic.
Question about(Question question, const Topic& topic);

}  // namespace capex::core
