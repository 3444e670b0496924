// What the columns of a sheet hold, by their names: the one place where it is said.
#pragma once

#include <string>
#include <string_view>

namespace capex::look {

enum class Holds {
  any,      // words as words, numbers as they are
  rate,     // an exact number that is no amount
  amount,   // of a unit
  ratio,    // 0.1 is 10%
  change,   // the same with its sign
  claimed,  // a change, a ratio or an amount, as the row's kind says
  day,
  address,
};

struct Held {
  Holds holds = Holds::any;
  std::string_view unit = {};  // the column that has an amount's
};

Held held_in(std::string_view column);

/// What a claim of this kind states.
Holds claimed_by(std::string_view kind);

/// How a number in so many places after the point is shown, in the language of workbooks: "#,##0.00", with a unit
/// `#,##0.00" USD"`. An amount or a rate in a column in which others have more places has room for theirs, so that the
/// points stand below each other: "#,##0.0_0".
std::string format_of(Holds holds, int places, int most_places, std::string_view unit);

}  // namespace capex::look
