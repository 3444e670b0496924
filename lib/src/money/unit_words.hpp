// The words and marks that multiply a number: k, bn, crore, 万, 억.
#pragma once

#include <optional>

#include "money/number_cursor.hpp"

namespace capex {

struct Unit {
  enum class Kind {
    word,    // k, bn, million: one follows the number
    prefix,  // hundred, thousand, lakh: may stand before a larger word ("1.5 lakh crore")
    small,   // 十 百 千: within a myriad
    myriad,  // 万 亿 兆: each ten thousand times the one before
  };
  int exponent = 0;
  Kind kind = Kind::word;
};

/// Takes the unit that comes next, also where a currency's code follows it without a blank ("23bnCNY"); nothing where
/// there is none.
std::optional<Unit> take_unit(NumberCursor& cursor);

/// Whether one of the marks of East Asia comes next, which may begin a number ("百億円") where small.
std::optional<Unit> take_unit_mark(NumberCursor& cursor);

/// 0 to 9 for the Chinese numeral that comes next, as written in text or on cheques; nothing where there is none.
std::optional<int> take_numeral(NumberCursor& cursor);

}  // namespace capex
