#include "money/shown_amount.hpp"

#include <algorithm>

#include "money/decimal.hpp"
#include "money/stated.hpp"

namespace capex::core {

namespace {

int places_of(std::int64_t minor, const ShownAmount& amount, Scale scale) {
  const int digits = amount.currency.digits();
  return amount.decimals ? stated_places(Stated(minor, minor, *amount.decimals, digits), scale)
                         : computed_places(minor, amount.bounds, digits, scale);
}

}  // namespace

Scale ShownAmount::scale() const {
  return reading_scale(point.value_or(farthest_end(bounds)), currency);
}

int ShownAmount::places(Scale scale) const {
  return point ? places_of(*point, *this, scale) : 0;
}

std::string ShownAmount::number(Scale scale) const {
  const auto end = [&](std::int64_t minor) {
    return amount_text(minor, currency.digits(), scale, places_of(minor, *this, scale));
  };
  if (is_range) return end(*bounds.low()) + '-' + end(*bounds.high());
  return point ? end(*point) : "";
}

// Bounds that the third place can hardly show say no more than the amount does.
bool ShownAmount::hides_bounds(Scale scale) const {
  if (is_range) return true;
  const std::optional<std::int64_t> breadth = width(bounds);
  const int hidden = static_cast<int>(scale) + currency.digits() - 3;
  const std::int64_t shown = hidden <= 0 ? 0 : small_powers_of_ten[static_cast<std::size_t>(hidden)];
  return point && breadth && *breadth <= shown;
}

std::string ShownAmount::ends(Scale scale) const {
  if (hides_bounds(scale)) return "";
  // The bounds of "6.72bn" lie in the place behind the last one written.
  return bounds_text(bounds, currency.digits(), scale, places(scale) + (decimals ? 1 : 0));
}

std::string ShownAmount::half_width(Scale scale) const {
  if (hides_bounds(scale) || !point || !bounds.low() || !bounds.high()) return "";
  if (*point < *bounds.low() || *point > *bounds.high()) return "";
  const auto below = width(Bounds(*bounds.low(), *point));
  const auto above = width(Bounds(*point, *bounds.high()));
  if (!below || !above) return "";
  const std::string text =
      amount_text(std::max(*below, *above), currency.digits(), scale, places(scale) + (decimals ? 1 : 0));
  if (!decimals || text.find('.') == std::string::npos) return text;
  const std::size_t last = text.find_last_not_of('0');  // a half of the last digit that was written, and no more
  return text.substr(0, text[last] == '.' ? last : last + 1);
}

std::string ShownAmount::words() const {
  const Scale best = scale();
  const std::string amount = number(best);
  const std::string both = ends(best);
  std::string unit(suffix(best));
  if (currency.is_money()) unit += ' ' + std::string(currency.code());
  if (amount.empty()) return (bounds.has_low() ? "more than " : "up to ") + both.substr(1) + unit;
  return both.empty() ? amount + unit : amount + unit + ' ' + both;
}

}  // namespace capex::core
