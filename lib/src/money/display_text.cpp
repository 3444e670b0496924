#include "money/display_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "money/digits_text.hpp"

namespace capex::core {
namespace {

constexpr int most_places = 3;
constexpr int least_bound_places = 2;

/// Places between the scale's unit and the minor unit.
int places_to_minor(int digits, Scale scale) {
  return digits + static_cast<int>(scale);
}

/// The amount in units of the last place that is shown.
Int128 rounded(std::int64_t minor, int places, int minor_places) {
  return divide(minor, power_of_ten(minor_places - places), Rounding::half_even);
}

/// The places wanted, if they can be shown; else as many as can be: three, and of what is small beside the scale as
/// many as make four digits. Zeros at the end of an exact number go where nothing else was cut.
int cut_places(std::int64_t minor, int wanted, int minor_places, bool exact) {
  int most = std::min(most_places, minor_places);
  const auto is_small = [&] {
    const Int128 shown = rounded(minor, most, minor_places);
    return minor != 0 && -1000 < shown && shown < 1000;
  };
  while (most < std::min(wanted, minor_places) && is_small()) ++most;
  if (wanted <= most) return wanted;
  Int128 shown = rounded(minor, most, minor_places);
  if (!exact || shown * power_of_ten(minor_places - most) != minor) return most;
  int places = most;
  for (; places > 0 && shown % 10 == 0; shown /= 10) --places;
  return places;
}

/// ratio x 100, with `places` decimals.
std::string percent(const Ratio& ratio, int places, bool signed_up) {
  const Int128 value = multiply_divide(ratio.numerator(), 100 * power_of_ten(places), ratio.denominator());
  return (signed_up && value > 0 ? "+" : "") + grouped(places_text(value, places));
}

/// A stated ratio, in billionths, as a percentage: as finely as it was written, or where it counts as exact, as an end
/// that was not written does, without zeros at the end.
std::string stated_percent(std::int64_t ratio, const Stated& stated, bool signed_up) {
  const int kept = stated.digits() - 2;  // places of a per cent that are held
  int places = std::clamp(stated.decimals() - 2, 0, kept);
  Int128 value = divide(ratio, power_of_ten(kept - places), Rounding::half_even);
  if (stated.decimals() >= stated.digits()) {
    for (; places > 0 && value % 10 == 0; value /= 10) --places;
  }
  return (signed_up && value > 0 ? "+" : "") + grouped(places_text(value, places)) + "%";
}

std::string stated_text(const Stated& ratio, bool signed_up) {
  const std::string about = ratio.about() ? "~" : "";
  if (!ratio.high()) return about + ">" + stated_percent(*ratio.low(), ratio, signed_up);
  if (!ratio.low()) return about + "<" + stated_percent(*ratio.high(), ratio, signed_up);
  const std::string low = stated_percent(*ratio.low(), ratio, signed_up);
  if (ratio.low() == ratio.high()) return about + low;
  return about + low + " to " + stated_percent(*ratio.high(), ratio, signed_up);
}

std::string percent_bounds(const std::optional<Ratio>& low, const std::optional<Ratio>& high, bool signed_up) {
  if (low && high) return fmt::format("[{}, {}]", percent(*low, 1, false), percent(*high, 1, false));
  if (low) return ">" + percent(*low, 1, signed_up) + "%";
  if (high) return "<" + percent(*high, 1, signed_up) + "%";
  return "";
}

/// high - low >= 1/10, without a rounding between.
bool ten_points_apart(const Ratio& low, const Ratio& high) {
  const Int128 shifted = checked_multiply(low.numerator(), 10) + low.denominator();
  return high >= Ratio(shifted, checked_multiply(low.denominator(), 10));
}

}  // namespace

std::string_view suffix(Scale scale) {
  switch (scale) {
    case Scale::one:
      return "";
    case Scale::thousand:
      return "k";
    case Scale::million:
      return "m";
    case Scale::billion:
      return "bn";
    case Scale::trillion:
      return "tn";
  }
  return "";
}

std::string_view to_string(Scale scale) {
  switch (scale) {
    case Scale::one:
      return "";
    case Scale::thousand:
      return "thousand";
    case Scale::million:
      return "million";
    case Scale::billion:
      return "billion";
    case Scale::trillion:
      return "trillion";
  }
  return "";
}

Scale scale_of(std::int64_t minor, int digits) {
  const Int128 size = minor < 0 ? -Int128{minor} : Int128{minor};
  for (const Scale scale : {Scale::trillion, Scale::billion, Scale::million, Scale::thousand}) {
    if (size >= power_of_ten(places_to_minor(digits, scale))) return scale;
  }
  return Scale::one;
}

int stated_places(const Stated& stated, Scale scale) {
  const int minor_places = places_to_minor(stated.digits(), scale);
  const std::int64_t shown = stated.point().value_or(stated.low().value_or(stated.high().value_or(0)));
  int wanted = std::max(0, stated.decimals() + static_cast<int>(scale));
  const bool range = !stated.is_limit() && stated.low() != stated.high();
  if (range && wanted < minor_places && shown % power_of_ten(minor_places - wanted) != 0) ++wanted;
  return cut_places(shown, wanted, minor_places, true);
}

int computed_places(std::int64_t minor, const Bounds& bounds, int digits, Scale scale) {
  const int minor_places = places_to_minor(digits, scale);
  const Int128 whole = width(bounds).value_or(0);  // so two thirds of the half-width are a third of it
  int wanted = 0;
  while (wanted <= minor_places && 3 * power_of_ten(minor_places - wanted) > whole) ++wanted;
  // A difference may be smaller than its bounds are apart: it gets their places rather than look like zero.
  while (minor != 0 && wanted < std::min(least_bound_places, minor_places) &&
         rounded(minor, wanted, minor_places) == 0) {
    ++wanted;
  }
  return cut_places(minor, wanted, minor_places, whole == 0);
}

std::string amount_text(std::int64_t minor, int digits, Scale scale, int places) {
  const int minor_places = places_to_minor(digits, scale);
  const int shown = std::clamp(places, 0, minor_places);
  return grouped(places_text(rounded(minor, shown, minor_places), shown));
}

std::string bounds_text(const Bounds& bounds, int digits, Scale scale, int point_places) {
  const auto limit = [&](std::int64_t end) {
    return amount_text(end, digits, scale, computed_places(end, Bounds::exactly(end), digits, scale));
  };
  const auto low = bounds.low();
  const auto high = bounds.high();
  if (!low && !high) return "";
  if (!high) return ">" + limit(*low);
  if (!low) return "<" + limit(*high);
  const int places = std::max(least_bound_places, point_places);
  return fmt::format("[{}, {}]", amount_text(*low, digits, scale, places), amount_text(*high, digits, scale, places));
}

int growth_places(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  return low && high && ten_points_apart(*low, *high) ? 0 : 1;
}

std::string percent_text(const Decimal& fraction, bool signed_up) {
  const int places = std::max(0, fraction.scale() - 2);
  const Decimal shown = rescale(fraction, places + 2);
  const std::string sign = signed_up && shown.coefficient() > 0 ? "+" : "";
  return sign + grouped(places_text(shown.coefficient(), places));
}

std::string growth_text(const Ratio& factor, const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  return percent(capex::core::less_one(factor), growth_places(low, high), true) + "%";
}

std::string growth_text(const Stated& growth) {
  return stated_text(growth, true);
}

std::string share_text(const Ratio& share, const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  return percent(share, growth_places(low, high), false) + "%";
}

std::string share_text(const Stated& share) {
  return stated_text(share, false);
}

std::string share_bounds_text(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  return percent_bounds(low, high, false);
}

std::string growth_bounds_text(const std::optional<Ratio>& low, const std::optional<Ratio>& high) {
  return percent_bounds(less_one(low), less_one(high), true);
}

}  // namespace capex::core
