// What somebody who mistyped a word may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capex::tool {

/// The candidate that the fewest insertions, deletions, replacements and swaps of neighbours make of the word; empty
/// when none is near: more than a third of the word's letters (at least one) would have to change.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// ": did you mean X?", else ": it is one of A, B, C".
std::string did_you_mean_one_of(std::string_view word, const std::vector<std::string>& candidates);

/// ": did you mean X?", or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace capex::tool
