// ISO 4217 currencies. The list is data: schema/iso4217.csv (current codes, and withdrawn ones that rate files still
// name), embedded at build.
//
// A count (chips, not money) has the currency XXX, ISO's code for "no currency involved": Currency::none().
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace capex::core {

class Currency {
 public:
  /// XXX, no currency involved: the unit of counts. Zero digits.
  constexpr Currency() = default;
  static constexpr Currency none() { return Currency(); }

  /// From a row of the list; use currency() or find_currency() to get one by code.
  constexpr Currency(std::array<char, 3> code, std::int16_t number, std::int8_t digits)
      : number_(number), code_(code), digits_(digits) {}

  constexpr std::string_view code() const { return {code_.data(), code_.size()}; }
  /// ISO 4217 numeric code, the key in the file: 156 for CNY.
  constexpr int number() const { return number_; }
  /// Digits of the minor unit: 2 for CNY, 0 for JPY, 3 for KWD.
  constexpr int digits() const { return digits_; }
  constexpr bool is_money() const { return number_ != 999; }

  /// Ordered by code.
  friend constexpr bool operator==(const Currency& a, const Currency& b) { return a.number_ == b.number_; }
  friend constexpr std::strong_ordering operator<=>(const Currency& a, const Currency& b) {
    return a.code() <=> b.code();
  }

 private:
  std::int16_t number_ = 999;
  std::array<char, 3> code_ = {'X', 'X', 'X'};
  std::int8_t digits_ = 0;
};

/// One row of ISO 4217.
struct CurrencyEntry {
  Currency currency;
  std::string_view name;
  bool withdrawn;  // no longer current; kept because rate files of past years name it
};

/// Every known currency, ordered by code.
std::span<const CurrencyEntry> currencies();

/// By code, in any case ("cny"), also by what the market writes for it (RMB, NTD); nothing when there is none.
std::optional<Currency> find_currency(std::string_view code);
std::optional<Currency> find_currency(int number);

/// By code; Error{not_found} that names near codes.
Currency currency(std::string_view code);

/// True where a pair is quoted as "1 a = r b": market order is EUR, GBP, AUD, NZD, USD, CAD, CHF, JPY, then the rest
/// by code.
bool quoted_before(Currency a, Currency b);

}  // namespace capex::core
