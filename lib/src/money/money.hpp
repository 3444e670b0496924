// An amount of one currency in whole minor units (ISO 4217 digits). Arithmetic across currencies is refused, and so is
// comparison: both throw Error{currency_mismatch}. There is no money x money.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "money/currency.hpp"

namespace capex::core {

struct Money {
  std::int64_t minor = 0;
  Currency currency;

  friend bool operator==(const Money& a, const Money& b);
  friend std::strong_ordering operator<=>(const Money& a, const Money& b);
};

/// Error{overflow} when the result does not fit.
Money operator+(const Money& a, const Money& b);
Money operator-(const Money& a, const Money& b);
Money operator-(const Money& a);

/// Whole units without grouping, "." and only the places that are not zero: "23000000000", "12.5".
std::string to_string(const Money& money);

/// The same for an amount in minor units: the strict form of CSV and JSON.
std::string units_text(std::int64_t minor, Currency currency);

}  // namespace capex::core
