// Letters and digits of ASCII, whatever the locale; every other byte stays as it is. SQLite's NOCASE folds the same
// letters.
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

constexpr bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

inline std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

}  // namespace capex::core
