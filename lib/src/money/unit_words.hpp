// The words and marks that multiply a number: k, bn, Milliarden, crore, 万, 억.
#pragma once

#include <optional>
#include <string_view>

#include "money/number_cursor.hpp"

namespace capex::core {

/// What else a unit may be read as, and what it says of the number before it.
struct UnitDoubt {
  /// A word of a language that writes points between thousands and commas before decimals: Mrd, milliards d'euros.
  bool continental = false;
  /// How many zeros more it has elsewhere, 0 where there is no other reading. Billones are 10^12, which in English
  /// billions would be 10^9: -3.
  int shift = 0;
  /// Only of the yuan: 兆 is 10^6 on the mainland.
  bool of_yuan = false;
};

struct Unit {
  enum class Kind {
    word,    // k, bn, million: one follows the number
    prefix,  // hundred, thousand, lakh: may stand before a larger word ("1.5 lakh crore")
    small,   // 十 百 千: within a myriad
    myriad,  // 万 亿 兆: each ten thousand times the one before
  };
  int exponent = 0;
  Kind kind = Kind::word;
  UnitDoubt doubt = {};
};

/// Takes the unit that comes next, also where a currency's code follows it without a blank ("23bnCNY"), and the "de" of
/// "milliards de dollars"; nothing where there is none.
std::optional<Unit> take_unit(NumberCursor& cursor);

/// Takes the hyphen before a unit, as in "$50-billion", and says whether more is meant: "50-plus billion", "50-odd
/// billion".
bool take_hyphen(NumberCursor& cursor);

/// Whether one of the marks of East Asia comes next, which may begin a number ("百億円") where small.
std::optional<Unit> take_unit_mark(NumberCursor& cursor);

/// 0 to 9 for the Chinese numeral that comes next, as written in text or on cheques; nothing where there is none.
std::optional<int> take_numeral(NumberCursor& cursor);

}  // namespace capex::core
