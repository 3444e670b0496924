// A product and quotient of a few rates in machine words, for the rates that providers print: the very number that
// quotient() gives for the whole fraction, or none where words do not hold it.
#pragma once

#include <cstdint>
#include <optional>

#include "fx/exchange_rate.hpp"
#include "money/decimal.hpp"

namespace capex::core {

class QuickCross {
 public:
  /// The next day. What is kept is how many places the day before had, since days are alike.
  void begin() {
    above_ = below_ = 1;
    places_above_ = places_below_ = 0;
    fits_ = true;
  }

  void multiply(const Decimal& rate) { take(rate, above_, places_below_); }
  void divide(const Decimal& rate) { take(rate, below_, places_above_); }

  /// Of rates above zero, to rate_digits, half-even.
  std::optional<Decimal> rounded() {
    // Within these places the whole fraction fits 128 bits, where quotient() is exact too.
    if (!fits_ || places_above_ > Decimal::max_scale || places_below_ > Decimal::max_scale) return std::nullopt;
    while (true) {
      const int shift = places_above_ - places_below_ + places_;
      if (places_ < 0 || places_ > Decimal::max_scale || shift < 0 || shift > Decimal::max_scale) break;
      const Word128 numerator = Word128{above_} * static_cast<std::uint64_t>(ten_to(shift));
      if (numerator < Word128{below_} * least) {
        ++places_;
      } else if (numerator >= Word128{below_} * beyond) {
        --places_;
      } else {
        return rounded(numerator);
      }
    }
    places_ = rate_digits - 1;
    return std::nullopt;
  }

 private:
  __extension__ using Word128 = unsigned __int128;

  static std::int64_t ten_to(int exponent) { return small_powers_of_ten[static_cast<std::size_t>(exponent)]; }

  // The least number of so many digits.
  static constexpr std::uint64_t least = static_cast<std::uint64_t>(small_powers_of_ten[rate_digits - 1]);
  static constexpr std::uint64_t beyond = least * 10;

  void take(const Decimal& rate, std::uint64_t& product, int& places) {
    fits_ = fits_ && !__builtin_mul_overflow(product, static_cast<std::uint64_t>(rate.coefficient()), &product);
    places += rate.scale();
  }

  Decimal rounded(Word128 numerator) const {
    const bool small = numerator >> 64 == 0;  // the machine divides 64 bits at once
    std::uint64_t cut =
        small ? static_cast<std::uint64_t>(numerator) / below_ : static_cast<std::uint64_t>(numerator / below_);
    const auto rest = static_cast<std::uint64_t>(numerator - Word128{cut} * below_);
    if (rest > below_ - rest || (rest == below_ - rest && cut % 2 != 0)) ++cut;
    int places = places_;
    for (; places > 0 && cut % 10 == 0; --places) cut /= 10;
    return Decimal(static_cast<std::int64_t>(cut), places);
  }

  std::uint64_t above_ = 1;
  std::uint64_t below_ = 1;
  int places_above_ = 0;  // of rates divided by, which multiply the fraction by a power of ten
  int places_below_ = 0;
  bool fits_ = true;
  int places_ = rate_digits - 1;
};

}  // namespace capex::core
