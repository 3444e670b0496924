#include "money/money.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "money/digits_text.hpp"
#include "money/rounding.hpp"

namespace capex::core {
namespace {

void same_currency(const Money& a, const Money& b, std::string_view what) {
  if (a.currency == b.currency) return;
  throw Error(ErrorCode::currency_mismatch, fmt::format("{} {} and {}: convert one to the currency of the other first",
                                                        what, a.currency.code(), b.currency.code()));
}

}  // namespace

bool operator==(const Money& a, const Money& b) {
  same_currency(a, b, "comparing");
  return a.minor == b.minor;
}

std::strong_ordering operator<=>(const Money& a, const Money& b) {
  same_currency(a, b, "comparing");
  return a.minor <=> b.minor;
}

Money operator+(const Money& a, const Money& b) {
  same_currency(a, b, "adding");
  return {checked_add(a.minor, b.minor), a.currency};
}

Money operator-(const Money& a, const Money& b) {
  same_currency(a, b, "subtracting");
  return {checked_subtract(a.minor, b.minor), a.currency};
}

Money operator-(const Money& a) {
  return {checked_subtract(0, a.minor), a.currency};
}

std::string to_string(const Money& money) {
  return units_text(money.minor, money.currency);
}

std::string units_text(std::int64_t minor, Currency currency) {
  return shortest_text(minor, currency.digits());
}

}  // namespace capex::core
