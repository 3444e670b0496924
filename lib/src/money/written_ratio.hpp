// A ratio as it was written, in numbers or in words: what growths, shares and their strict form share.
#pragma once

#include <cstdint>
#include <optional>

#include "money/limit_words.hpp"
#include "money/number_cursor.hpp"
#include "money/stated.hpp"

namespace capex::core {

/// One end as written, and what it is counted in: -2 of a hundred, -1 of ten (三成), nothing for a plain number.
struct WrittenEnd {
  int sign = 0;  // also by brackets: (4%) is -4%
  WrittenNumber number;
  std::optional<int> unit;
  bool kept = false;  // 八折: eight tenths are left of it
};

/// "12", "10-15", "10%-15%", "sixty per cent": both ends as written, equal where there is one number.
struct WrittenRatio {
  WrittenEnd low;
  WrittenEnd high;
  bool lacks_end = false;  // "between 10%", "from 10%": led in as a range is

  bool has_unit() const { return high.unit.has_value(); }
};

WrittenRatio take_ratio(NumberCursor& cursor);

/// Both ends in billionths, and the precision of the coarser one.
struct RatioEnds {
  std::int64_t low = 0;
  std::int64_t high = 0;
  int decimals = 0;
  bool lacks_end = false;
};

/// Whether "from" comes next: before the lower end of a range, or before what something was.
bool at_from(NumberCursor& cursor);

/// "A third", "between a third and a half"; nothing where no part comes next.
std::optional<RatioEnds> take_parts(NumberCursor& cursor);

RatioEnds ends_of(const NumberCursor& cursor, const WrittenRatio& ratio);

/// The ends as meant: with one of them where a limit was said. An error where they run backwards, or
/// where one of two is lacking.
Stated stated_ratio(const NumberCursor& cursor, const Qualifiers& qualifiers, const RatioEnds& ends);

}  // namespace capex::core
