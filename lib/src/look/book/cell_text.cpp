#include "look/book/cell_text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>

#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace capex::look {

namespace {

constexpr std::string_view unknown_character = "\uFFFD";

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// "_x0041_" at the beginning of the text.
bool begins_code(std::string_view text) {
  return text.size() >= 7 && text.substr(0, 2) == "_x" && std::all_of(text.begin() + 2, text.begin() + 6, is_hex) &&
         text[6] == '_';
}

// U+FFFE and U+FFFF.
bool is_no_character(std::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

std::size_t utf16_units(std::string_view character) {
  return character.size() == 4 ? 2 : 1;
}

// The beginning that has at most so many characters of UTF-16.
std::string_view beginning(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(core::character_length(text.substr(at)), 1);
    units += utf16_units(text.substr(at, length));
    if (units > most) return text.substr(0, at);
    at += length;
  }
  return text;
}

std::string without_apostrophes_at_ends(std::string_view text) {
  while (!text.empty() && text.front() == '\'') text.remove_prefix(1);
  while (!text.empty() && text.back() == '\'') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::string cell_text(std::string_view text) {
  constexpr std::string_view cut = "...";
  std::string made;
  std::size_t units = 0, whole = 0;  // whole: what is kept where the text has to be cut
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = core::character_length(text.substr(at));
    const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
    const char first = character.front();
    std::string_view put = character;
    if (first == '\r') {
      put = at + 1 < text.size() && text[at + 1] == '\n' ? "" : "\n";
    } else if (length == 0 || is_no_character(character) ||
               (static_cast<unsigned char>(first) < 0x20 && first != '\n' && first != '\t')) {
      put = unknown_character;
    } else if (begins_code(text.substr(at))) {
      put = "_x005F_";
    }
    units += put.size() > 4 ? put.size() : put.empty() ? 0 : utf16_units(put);
    if (units > most_in_a_cell) {
      made.resize(whole);
      return made.append(cut);
    }
    made += put;
    if (units + cut.size() <= most_in_a_cell) whole = made.size();
    at += character.size();
  }
  return made;
}

std::string sheet_name(std::string_view wanted, const std::vector<std::string>& before) {
  constexpr std::size_t most = 31;
  std::string clean;
  for (const char c : cell_text(wanted)) {
    const bool taken = std::string_view("[]:*?/\\\n\t").find(c) == std::string_view::npos;
    clean += taken ? c : ' ';
  }
  const auto is_used = [&](const std::string& name) {
    // Excel keeps this name for itself.
    return core::lower_case(name) == "history" || std::any_of(before.begin(), before.end(), [&](const auto& other) {
             return core::lower_case(other) == core::lower_case(name);
           });
  };
  std::string name = without_apostrophes_at_ends(beginning(clean, most));
  if (name.empty()) name = "Sheet";
  const std::string first = name;
  for (int number = 2; is_used(name); ++number) {
    const std::string end = ' ' + std::to_string(number);
    name = std::string(beginning(first, most - end.size())) + end;
  }
  return name;
}

std::optional<Digits> digits_of(const std::string& text) {
  Digits digits;
  const char* const end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, digits.value);
  if (failure != std::errc() || at != end || !std::isfinite(digits.value)) return std::nullopt;
  const std::string_view written = std::string_view(text).substr(0, text.find_first_of("eE"));
  const std::size_t point = written.find('.');
  digits.whole = point == std::string_view::npos && written.size() == text.size();
  if (point != std::string_view::npos) digits.places = static_cast<int>(written.size() - point - 1);
  std::string significant;
  std::copy_if(written.begin(), written.end(), std::back_inserter(significant), core::is_digit);
  significant.erase(0, significant.find_first_not_of('0'));
  significant.resize(significant.find_last_not_of('0') + 1);
  digits.significant = static_cast<int>(significant.size());
  return digits;
}

std::optional<CalendarDay> calendar_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t length) {
    int number = 0;
    for (const char c : text.substr(from, length))
      number = core::is_digit(c) && number >= 0 ? number * 10 + (c - '0') : -1;
    return number;
  };
  const CalendarDay day{part(0, 4), part(5, 2), part(8, 2)};
  if (day.year < 1900 || (day.year == 1900 && day.month < 3) || day.month < 0 || day.day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(day.year),
                                         std::chrono::month(static_cast<unsigned>(day.month)),
                                         std::chrono::day(static_cast<unsigned>(day.day))};
  return date.ok() ? std::optional(day) : std::nullopt;
}

bool is_link(std::string_view text) {
  // 2,079 characters, of which one may be written as three.
  constexpr std::size_t most = 2'079 / 3;
  const bool web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
  return web && text.size() <= most && core::find_text_fault(text) == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

}  // namespace capex::look
