#include "analysis/verify/slip.hpp"

#include <limits>
#include <optional>

namespace capex::core {
namespace {

/// The bounds divided by 10^places, outwards; nothing where they no longer fit.
std::optional<Bounds> moved(const Bounds& bounds, int places) {
  const Int128 power = power_of_ten(places < 0 ? -places : places);
  const auto end = [&](std::int64_t value, Rounding rounding) -> Int128 {
    return places < 0 ? value * power : divide(value, power, rounding);
  };
  const Int128 low = end(*bounds.low(), Rounding::floor);
  const Int128 high = end(*bounds.high(), Rounding::ceiling);
  constexpr Int128 most = std::numeric_limits<std::int64_t>::max();
  if (low <= -most || high >= most) return std::nullopt;
  return Bounds(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
}

bool closed(const Bounds& bounds) {
  return bounds.has_low() && bounds.has_high();
}

}  // namespace

int mending_slip(const Bounds& stated, const Bounds& expected) {
  if (!closed(stated) || !closed(expected)) return 0;
  const Int128 low = *expected.low();
  const Int128 high = *expected.high();
  const bool telling = low > 0 ? high <= 2 * low : high < 0 && low >= 2 * high;
  const bool reaches_zero = *stated.low() <= 0 && *stated.high() >= 0;
  if (!telling || reaches_zero) return 0;
  for (int places = 1; places <= largest_slip; ++places) {
    for (const int slip : {places, -places}) {
      const auto mended = moved(stated, slip);
      if (mended && meet(*mended, expected)) return slip;
    }
  }
  return 0;
}

int likely_slip(Pace pace, Pace low, Pace high) {
  for (int places = 1; places <= largest_slip; ++places) {
    const Int128 power = power_of_ten(places);
    // a/b: 3/2 for one place, else 3.
    const int a = 3;
    const int b = places == 1 ? 2 : 1;
    if (pace * a >= low * power * b && pace * b <= high * power * a) return places;
    if (pace * power * a >= low * b && pace * power * b <= high * a) return -places;
  }
  return 0;
}

int nearest_slip(Pace pace, Pace low, Pace high) {
  int nearest = 0;
  Int128 least = 3001;  // thousandths of the factor between
  for (int places = 1; places <= largest_slip; ++places) {
    const Int128 power = power_of_ten(places);
    for (const int slip : {places, -places}) {
      // a / b is the mended pace.
      const Int128 a = slip > 0 ? pace : pace * power;
      const Int128 b = slip > 0 ? power : Int128{1};
      const Int128 factor = a < low * b ? low * b * 1000 / a : a > high * b ? a * 1000 / (high * b) : Int128{1000};
      if (factor >= least) continue;
      least = factor;
      nearest = slip;
    }
  }
  return nearest;
}

}  // namespace capex::core
