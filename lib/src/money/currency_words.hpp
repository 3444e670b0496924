// The signs and words by which people name a currency.
#pragma once

#include <optional>
#include <string_view>

#include "money/currency.hpp"
#include "money/number_cursor.hpp"

namespace capex::core {

/// A currency as it was written. Several countries write 元, Rs or kr: such a word names one of a few, of which the
/// first may be meant where nothing else is said.
struct WrittenCurrency {
  std::string_view words;
  std::optional<Currency> currency;  // nothing where it may be one of several
  std::string_view codes = {};       // of those, with blanks between them
  bool first_is_meant = false;
  std::string_view used_for = {};  // "yuan and for yen", where none is meant

  bool may_be(Currency one) const { return codes.find(one.code()) != std::string_view::npos; }
  Currency first() const { return *find_currency(codes.substr(0, 3)); }
};

/// Takes a sign ("US$", "€"), a word ("yuan", "美元") or an ISO code off the front.
std::optional<WrittenCurrency> take_currency(NumberCursor& cursor);

}  // namespace capex::core
