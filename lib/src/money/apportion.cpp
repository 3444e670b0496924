#include "money/apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

#include "capex/error.hpp"

namespace capex::core {
namespace {

/// What rounding down leaves of ratio x unit, as a fraction below 1.
Ratio remainder(const Ratio& ratio, Int128 unit) {
  const Int128 product = checked_multiply(ratio.numerator() % ratio.denominator(), unit);
  const Int128 rest = product % ratio.denominator();
  return Ratio(rest < 0 ? rest + ratio.denominator() : rest, ratio.denominator());
}

}  // namespace

std::vector<Decimal> apportion(std::span<const Ratio> parts, const Decimal& whole) {
  const int scale = whole.scale();
  const Int128 unit = power_of_ten(scale);
  std::vector<std::int64_t> units;
  std::vector<Ratio> remainders;
  Int128 missing = whole.coefficient();
  for (const Ratio& part : parts) {
    units.push_back(to_decimal(part, scale, Rounding::floor).coefficient());
    remainders.push_back(remainder(part, unit));
    missing -= units.back();
  }
  const auto fractional =
      std::count_if(remainders.begin(), remainders.end(), [](const Ratio& rest) { return rest.numerator() != 0; });
  if (missing < 0 || missing > fractional) {
    throw Error(ErrorCode::usage, "parts are apportioned to their own sum, rounded");
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) ++units[order[i]];
  std::vector<Decimal> rounded;
  for (const std::int64_t one : units) rounded.push_back(Decimal(one, scale));
  return rounded;
}

Decimal printed_difference(const Ratio& whole, const Ratio& part, int places) {
  return Decimal(checked_subtract(to_decimal(whole, places).coefficient(), to_decimal(part, places).coefficient()),
                 places);
}

}  // namespace capex::core
