// The signs and words by which people name a currency.
#pragma once

#include <optional>
#include <string_view>

#include "capex/money/currency.hpp"
#include "money/number_cursor.hpp"

namespace capex {

/// A currency as it was written. Without one: the yuan or yen sign, which says only that it is one of the two.
struct WrittenCurrency {
  std::string_view words;
  std::optional<Currency> currency;
};

/// Takes a sign ("US$", "€"), a word ("yuan", "美元") or an ISO code off the front.
std::optional<WrittenCurrency> take_currency(NumberCursor& cursor);

}  // namespace capex
