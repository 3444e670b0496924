// The words of an enumeration, in its order: one table reads and prints them.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "text/letters.hpp"

namespace capex::core {

/// The enumerator that the word names, in any case.
template <class Enum, std::size_t count>
std::optional<Enum> find_word(const std::string_view (&words)[count], std::string_view text) {
  const auto same = [text](std::string_view word) {
    return std::equal(word.begin(), word.end(), text.begin(), text.end(), [](char a, char b) { return a == lower(b); });
  };
  const auto found = std::find_if(std::begin(words), std::end(words), same);
  if (found == std::end(words)) return std::nullopt;
  return static_cast<Enum>(found - std::begin(words));
}

template <class Enum, std::size_t count>
std::string_view word_of(const std::string_view (&words)[count], Enum value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace capex::core
