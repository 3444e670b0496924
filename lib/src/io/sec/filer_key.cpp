#include "io/sec/filer_key.hpp"

#include <algorithm>
#include <iterator>

#include "text/letters.hpp"

namespace capex::core {
namespace {

bool is_of_word(char small) {
  return (small >= 'a' && small <= 'z') || is_digit(small);
}

/// "AMPHENOL CORP /DE/", "NVIDIA CORP/CA": what tells registrants of one name apart, a state mostly.
std::string_view without_mark(std::string_view name) {
  constexpr std::size_t longest = 6;  // "/CAN/"
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  std::string_view marked = name;
  if (!marked.empty() && (marked.back() == '/' || marked.back() == '\\')) marked.remove_suffix(1);
  const std::size_t slash = marked.find_last_of("/\\");
  if (slash == std::string_view::npos || slash == 0 || name.size() - slash > longest) return name;
  return name.substr(0, slash);
}

/// "N.V." and "S.A." as the words "NV" and "SA": a dot after a single letter separates nothing.
std::string without_dots_of_initials(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool after_one_letter = i > 0 && is_of_word(lower(name[i - 1])) && (i < 2 || !is_of_word(lower(name[i - 2])));
    if (name[i] != '.' || !after_one_letter) text += name[i];
  }
  return text;
}

constexpr std::string_view legal_forms[] = {"inc", "incorporated", "corp", "corporation", "co",  "company", "companies",
                                            "ltd", "limited",      "llc",  "lp",          "llp", "plc",     "sa",
                                            "nv",  "ag",           "se",   "ab",          "asa", "oyj",     "as",
                                            "spa", "bv",           "gmbh", "kk",          "sab"};

}  // namespace

std::string key_words(std::string_view name) {
  constexpr std::size_t enough = 40;
  std::string words;
  bool gap = false;
  for (const char c : name) {
    const char small = lower(c);
    if (!is_of_word(small)) {
      // "Lowe's" is one word.
      gap = gap || c != '\'';
      continue;
    }
    if (gap && words.size() >= enough) break;
    if (gap && !words.empty()) words += '-';
    gap = false;
    words += small;
  }
  return words;
}

std::string short_key(std::string_view name) {
  std::string words = key_words(without_dots_of_initials(without_mark(name)));
  for (;;) {
    const std::size_t hyphen = words.rfind('-');
    if (hyphen == std::string::npos) return words;
    const std::string_view last = std::string_view(words).substr(hyphen + 1);
    if (std::find(std::begin(legal_forms), std::end(legal_forms), last) == std::end(legal_forms)) return words;
    words.erase(hyphen);
  }
}

std::string ticker_key(std::string_view ticker) {
  const std::string key = lower_case(ticker);
  const bool good = !key.empty() && is_of_word(key.front()) &&
                    std::all_of(key.begin(), key.end(), [](char c) { return is_of_word(c) || c == '-' || c == '.'; });
  return good ? key : std::string();
}

}  // namespace capex::core
