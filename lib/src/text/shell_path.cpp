#include "text/shell_path.hpp"

#include <algorithm>

#include "text/letters.hpp"

namespace capex::core {

std::string shell_path(std::string_view path) {
  constexpr std::string_view safe_marks = "/._-+:@%,=";
  const bool is_safe = !path.empty() && std::all_of(path.begin(), path.end(), [&](char c) {
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || safe_marks.find(c) != std::string_view::npos;
  });
  std::string word(path.starts_with('-') ? "./" : "");
  if (is_safe) return word.append(path);
  word.insert(0, 1, '\'');
  for (const char c : path) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

}  // namespace capex::core
