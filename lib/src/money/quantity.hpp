// A number with its units, as it was written: "4,200m", "1.5 lakh crore", "1兆2,000億", "5千万", "三百亿".
//
// The units that multiply are kept apart from the digits, as the last digit written, in its unit, is what the source
// said: 1兆2,000億 is 12,000 x 10^8.
#pragma once

#include <optional>

#include "money/number_cursor.hpp"
#include "money/unit_words.hpp"

namespace capex::core {

struct Quantity {
  WrittenNumber number;
  std::optional<int> exponent;  // nothing without a unit
  bool more = false;            // "50多亿": 5 billion and some
  UnitDoubt doubt = {};         // of its unit
};

/// Whether a number comes next, in digits or in Chinese numerals.
bool at_quantity(NumberCursor& cursor);

/// An error where no number comes next, or where its units do not go together.
Quantity take_quantity(NumberCursor& cursor);

/// The unit that may still follow, as in "(1,234)m".
void take_later_unit(NumberCursor& cursor, Quantity& quantity);

}  // namespace capex::core
