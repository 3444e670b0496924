// The words by which people say how much something grew: rose, fell, doubled, twice, flat, 増, 翻倍.
#pragma once

#include <cstdint>
#include <optional>

#include "money/number_cursor.hpp"

namespace capex::core {

/// Takes a word that only fills ("by", "a"), or says which period the base is, which the claim itself names.
bool take_filler(NumberCursor& cursor);

/// +1 for "rose", -1 for "fell", 0 where no such word comes next.
int take_direction(NumberCursor& cursor);

/// The same for what follows a number: "6% higher", "a 6% rise", 6%増.
int take_later_direction(NumberCursor& cursor);

/// "To", 至, which before a multiple or a part makes it a factor: 增至3倍.
bool take_to_word(NumberCursor& cursor);
/// The same behind a number: 2倍に, 2배로.
bool take_later_to(NumberCursor& cursor);
/// "Of last year's", 原来的: what stands beside it is a factor too.
bool take_base_word(NumberCursor& cursor);
/// "As much", as in "twice as much".
bool take_as_much(NumberCursor& cursor);

/// A growth in a word, in billionths: "doubled" is the factor 2, known to half a time either way; "flat" is 0%.
struct WordedGrowth {
  std::int64_t growth;
  int decimals;
  bool about = false;
};

/// "Doubled", "halved", "twice", "unchanged"; nothing where no such word comes next.
std::optional<WordedGrowth> take_worded_growth(NumberCursor& cursor);

}  // namespace capex::core
