// The words that say how a number is meant: about, at least, at most.
//
// "Nearly" and "almost" are read as "about", as are 近 and 弱: the source rounds up to a number that it means, and says
// no limit. "Just over", 余 and 強 are limits: the number has been passed.
#pragma once

#include "money/number_cursor.hpp"

namespace capex::core {

enum class Limit { none, low, high };  // low: "more than"

/// How a text of a number or a range of numbers is meant.
struct Qualifiers {
  bool about = false;
  Limit limit = Limit::none;
};

/// Takes "about", "~" ... or "more than", "≤" ... that comes next; false when neither does. An error when the like was
/// said before.
bool take_qualifier(NumberCursor& cursor, Qualifiers& qualifiers);

/// The same of what follows a number: "50bn+", "$50bn-plus", "or more", "以上", "左右", "弱".
bool take_later_qualifier(NumberCursor& cursor, Qualifiers& qualifiers);

/// Notes a limit; an error when there is one already.
void set_limit(const NumberCursor& cursor, Qualifiers& qualifiers, Limit limit);

}  // namespace capex::core
