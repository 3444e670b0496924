#include "look/chart/words.hpp"

#include <algorithm>

#include "text/utf8.hpp"
#include "text/visible.hpp"

namespace capex::look {

std::string elided(std::string_view text, std::size_t places) {
  const std::string shown = core::visible(text);
  if (core::display_width(shown) <= places) return shown;
  std::string cut;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t length = std::max<std::size_t>(core::character_length(std::string_view(shown).substr(at)), 1);
    const std::string longer = cut + shown.substr(at, length);
    if (core::display_width(longer) + 1 > places) break;
    cut = longer;
    at += length;
  }
  cut.erase(cut.find_last_not_of(' ') + 1);
  return cut + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t places) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = elided(text.substr(begin, end - begin), places);
    begin = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && core::display_width(line) + 1 + core::display_width(word) > places) {
      lines.push_back(std::move(line));
      line.clear();
    }
    line += line.empty() ? word : ' ' + word;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::string listed(const std::vector<std::string>& names, std::size_t most, std::string_view many) {
  if (names.size() > most) return std::to_string(names.size()) + ' ' + std::string(many);
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string padded(const std::string& text, std::size_t places) {
  return text + std::string(places - std::min(places, core::display_width(text)), ' ');
}

std::string right_aligned(const std::string& text, std::size_t places) {
  return std::string(places - std::min(places, core::display_width(text)), ' ') + text;
}

}  // namespace capex::look
