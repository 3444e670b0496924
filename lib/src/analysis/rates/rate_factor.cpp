#include "analysis/rates/rate_factor.hpp"

#include <bit>
#include <limits>

#include "capex/error.hpp"

namespace capex::core {
namespace {

constexpr Int128 largest = std::numeric_limits<std::int64_t>::max();

}  // namespace

RateFactor::RateFactor(const ExchangeRate& rate, Currency from, Currency to) {
  // from = base: minor / 10^from digits x coefficient / 10^scale x 10^to digits; else the rate upside down.
  const Int128 coefficient = rate.rate.coefficient();
  if (coefficient <= 0) throw Error(ErrorCode::usage, "a rate is above zero");
  const Int128 unit = power_of_ten(rate.rate.scale());
  const bool along = rate.base == from;
  wide_numerator_ = (along ? coefficient : unit) * power_of_ten(to.digits());
  wide_denominator_ = (along ? unit : coefficient) * power_of_ten(from.digits());
  const Int128 common = common_divisor(wide_numerator_, wide_denominator_);
  wide_numerator_ /= common;
  wide_denominator_ /= common;
  if (wide_numerator_ > largest || wide_denominator_ > largest) return;
  numerator_ = static_cast<std::uint64_t>(wide_numerator_);
  denominator_ = static_cast<std::uint64_t>(wide_denominator_);
  // numerator x 2^places / denominator has 64 bits.
  int places = 64 + std::countl_zero(numerator_) - std::countl_zero(denominator_);
  if (static_cast<Uint128>(numerator_) << places >= static_cast<Uint128>(denominator_) << 64) --places;
  fraction_ = static_cast<std::uint64_t>((static_cast<Uint128>(numerator_) << places) / denominator_);
  before_ = places < 64 ? 64 - places : 0;
  after_ = places > 64 ? places - 64 : 0;
  const Int128 in_reach = wide_numerator_ > wide_denominator_ ? largest * wide_denominator_ / wide_numerator_ : largest;
  most_ = static_cast<std::uint64_t>(in_reach / 2);
}

bool RateFactor::convert(Bounds& bounds) const {
  std::optional<std::int64_t> low = bounds.low();
  std::optional<std::int64_t> high = bounds.high();
  if (low && (low = (*this)(*low, Rounding::floor)) == too_large) return false;
  if (high && (high = (*this)(*high, Rounding::ceiling)) == too_large) return false;
  bounds = Bounds(low, high);
  return true;
}

bool RateFactor::convert_each(std::int64_t& point, Bounds& bounds) const {
  return (point = (*this)(point, Rounding::half_even)) != too_large && convert(bounds);
}

std::int64_t RateFactor::slow(std::int64_t minor, Rounding rounding) const {
  const auto quotient = multiply_divide_if_fits(minor, wide_numerator_, wide_denominator_, rounding);
  const auto result = quotient ? narrow_if_fits(*quotient) : std::nullopt;
  return result && *result != std::numeric_limits<std::int64_t>::max() ? *result : too_large;
}

}  // namespace capex::core
