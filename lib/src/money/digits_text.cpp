#include "money/digits_text.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace capex::core {
namespace {

/// "000102...99"
constexpr std::array<char, 200> pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

int digits_of(std::uint64_t value) {
  int count = 1;
  for (; value >= 10'000; value /= 10'000) count += 4;
  return count + (value >= 10 ? 1 : 0) + (value >= 100 ? 1 : 0) + (value >= 1000 ? 1 : 0);
}

/// The last `count` digits of the value, with zeros before it; where they end.
char* put_digits(char* out, std::uint64_t value, int count) {
  char* const end = out + count;
  char* at = end;
  for (; at - out >= 2; value /= 100) {
    at -= 2;
    std::memcpy(at, &pairs[2 * (value % 100)], 2);
  }
  if (at > out) *out = static_cast<char>('0' + value % 10);
  return end;
}

/// value / 10^scale. By a constant the machine multiplies, which takes a fraction of the time that it divides in.
std::uint64_t without_places(std::uint64_t value, int scale) {
  switch (scale) {
    case 0:
      return value;
    case 2:
      return value / 100;
    case 6:
      return value / 1'000'000;
    default:
      return value / static_cast<std::uint64_t>(small_powers_of_ten[static_cast<std::size_t>(scale)]);
  }
}

}  // namespace

char* put_shortest(char* out, std::int64_t value, int scale) {
  const std::uint64_t rest = value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  if (value < 0) *out++ = '-';
  const std::uint64_t whole = without_places(rest, scale);
  const std::uint64_t places =
      rest - whole * static_cast<std::uint64_t>(small_powers_of_ten[static_cast<std::size_t>(scale)]);
  out = put_digits(out, whole, digits_of(whole));
  if (places == 0) return out;
  *out++ = '.';
  out = put_digits(out, places, scale);
  while (out[-1] == '0') --out;
  return out;
}

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

}  // namespace capex::core
