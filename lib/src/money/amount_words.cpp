#include "money/amount_words.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace capex::core {

// Thousands read better in full, and trillions as billions beside the rest.
Scale reading_scale(std::int64_t minor, Currency currency) {
  const Scale scale = currency.is_money() ? scale_of(minor, currency.digits()) : Scale::one;
  return scale < Scale::million ? Scale::one : std::min(scale, Scale::billion);
}

std::int64_t farthest_end(const Bounds& bounds) {
  const std::int64_t low = bounds.low().value_or(0);
  const std::int64_t high = bounds.high().value_or(0);
  return low < -high ? low : std::max(high, low);
}

std::string amount_words(const Stated& amount, Currency currency) {
  const Scale scale = reading_scale(farthest_end(Bounds(amount.low(), amount.high())), currency);
  const auto end = [&](std::int64_t minor) {
    const Stated alone(minor, minor, amount.decimals(), amount.digits());
    return amount_text(minor, amount.digits(), scale, stated_places(alone, scale));
  };
  std::string text = amount.about() ? "about " : "";
  if (!amount.high()) {
    text += "more than " + end(*amount.low());
  } else if (!amount.low()) {
    text += "up to " + end(*amount.high());
  } else if (*amount.low() != *amount.high()) {
    text += end(*amount.low()) + '-' + end(*amount.high());
  } else {
    text += end(*amount.low());
  }
  text += suffix(scale);
  return currency.is_money() ? fmt::format("{} {}", text, currency.code()) : text;
}

}  // namespace capex::core
