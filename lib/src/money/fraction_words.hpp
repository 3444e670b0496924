// Parts in words: "a third", "three quarters", "two in five", 2/3, ¾, 三分之一, 三分の一, 절반.
#pragma once

#include <cstdint>
#include <optional>

#include "money/number_cursor.hpp"

namespace capex::core {

/// A part in billionths. Such a word is known to half a tenth either way, as "halved" is; with more than ten parts to
/// the whole, to half a hundredth.
struct WrittenFraction {
  std::int64_t value = 0;
  int decimals = 1;
};

/// Nothing where no such words come next.
std::optional<WrittenFraction> take_fraction(NumberCursor& cursor);

}  // namespace capex::core
