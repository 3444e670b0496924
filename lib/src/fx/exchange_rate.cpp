#include "fx/exchange_rate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "capex/error.hpp"

namespace capex::core {

std::int64_t convert(std::int64_t minor, Currency from, Currency to, const ExchangeRate& rate, Rounding rounding) {
  const bool along = from == rate.base && to == rate.quote;
  if (!along && !(from == rate.quote && to == rate.base)) {
    throw Error(ErrorCode::currency_mismatch, fmt::format("a rate of {}/{} does not convert {} to {}", rate.base.code(),
                                                          rate.quote.code(), from.code(), to.code()));
  }
  const Int128 coefficient = rate.rate.coefficient();
  if (coefficient <= 0)
    throw Error(ErrorCode::usage, fmt::format("a rate of {} is not above zero", to_string(rate.rate)));

  // One power of ten for the rate's places and for the digits of both currencies, so that nothing overflows on the way
  // unless the result does: where it fits, dividend and divisor are below 2^63 x 2^63.
  const int digits = to.digits() - from.digits();
  const int power = along ? digits - rate.rate.scale() : digits + rate.rate.scale();
  const Int128 unit = power_of_ten(power < 0 ? -power : power);
  if (along) {
    const Int128 product = Int128{minor} * coefficient;
    return narrow(power < 0 ? divide(product, unit, rounding) : checked_multiply(product, unit));
  }
  return narrow(power < 0 ? divide(minor, coefficient * unit, rounding)
                          : divide(checked_multiply(minor, unit), coefficient, rounding));
}

Money convert(const Money& money, Currency to, const ExchangeRate& rate, Rounding rounding) {
  return {convert(money.minor, money.currency, to, rate, rounding), to};
}

bool AppliedRate::operator==(const AppliedRate& other) const {
  return kind == other.kind && rate == other.rate && first == other.first && last == other.last && days == other.days &&
         turned == other.turned && written == other.written &&
         std::equal(std::begin(via), std::end(via), std::begin(other.via));
}

}  // namespace capex::core
