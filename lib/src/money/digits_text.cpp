#include "money/digits_text.hpp"

#include <algorithm>

namespace capex {

std::string places_text(Int128 value, int scale) {
  std::string text = to_string(value);
  if (scale <= 0) return text;
  const std::size_t sign = value < 0 ? 1 : 0;
  const auto places = static_cast<std::size_t>(scale);
  if (text.size() - sign <= places) text.insert(sign, places + 1 - (text.size() - sign), '0');
  text.insert(text.size() - places, 1, '.');
  return text;
}

std::string shortest_text(Int128 value, int scale) {
  std::string text = places_text(value, scale);
  if (scale <= 0) return text;
  text.resize(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string grouped(std::string text) {
  const std::size_t sign = text.front() == '-' ? 1 : 0;
  std::size_t at = std::min(text.find('.'), text.size());
  while (at > sign + 3) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

}  // namespace capex
