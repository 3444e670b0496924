#include "text/shell_word.hpp"

#include <algorithm>

#include "text/letters.hpp"

namespace capex::core {

std::string shell_word(std::string_view text) {
  constexpr std::string_view safe_marks = "/._-+:@%,=";
  const auto is_safe = [&](char c) {
    return is_letter(c) || is_digit(c) || safe_marks.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_safe)) return std::string(text);
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

std::string shell_path(std::string_view path) {
  return shell_word(path.starts_with('-') ? std::string("./").append(path) : std::string(path));
}

}  // namespace capex::core
