// The words by which people say how much something grew: rose, fell, doubled, threefold, 翻倍.
#pragma once

#include <cstdint>
#include <optional>

#include "money/number_cursor.hpp"

namespace capex {

/// Takes a word that only fills ("by", "a"), or says that the base lies a year back, which the claim itself names.
bool take_filler(NumberCursor& cursor);

/// +1 for "rose", -1 for "fell", 0 where no such word comes next.
int take_direction(NumberCursor& cursor);

/// The same for what follows a number: "6% higher", "a 6% rise".
int take_later_direction(NumberCursor& cursor);

/// A growth in a word, in billionths: "doubled" is the factor 2, known to half a time either way.
struct WordedGrowth {
  std::int64_t growth;
  int decimals;
};

/// "doubled", "halved", "threefold"; nothing where no such word comes next.
std::optional<WordedGrowth> take_worded_growth(NumberCursor& cursor);

}  // namespace capex
