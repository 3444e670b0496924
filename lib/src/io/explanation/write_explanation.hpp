// An explanation as people read it (an indented tree, or Markdown) and as programs do (JSON).
//
// Every step says its number in full, in units of the currency, and how it follows from the numbers beneath it, so that
// each can be recomputed by hand. The daily rates of an average stand in a table at the end.
#pragma once

#include <string>

#include "model/explanation.hpp"

namespace capex::core {

struct ExplanationStyle {
  /// The days that averages are made of; without them their number and sum are still said.
  bool daily_rates = true;
};

/// Indented by two, at most 100 columns wide where words allow it.
std::string explanation_text(const Explanation& explanation, const ExplanationStyle& style = {});

/// A heading, nested lists, and a pipe table for each average.
std::string explanation_markdown(const Explanation& explanation, const ExplanationStyle& style = {});

/// One object; `parts` nests the same objects. Amounts in units of the currency, growth as fractions to 6 places
/// (half-even, bounds outwards), rates whole; what does not apply is left out.
std::string explanation_json(const Explanation& explanation, const ExplanationStyle& style = {});

}  // namespace capex::core
