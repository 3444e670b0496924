#include "look/table/footnotes.hpp"

#include <algorithm>
#include <cstddef>

namespace capex::look {

namespace {

std::string letters_of(std::size_t number) {
  std::string text;
  for (++number; number > 0; number = (number - 1) / 26)
    text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
  return text;
}

}  // namespace

std::string Footnotes::letter(const std::string& text) {
  const auto found = std::find(texts_.begin(), texts_.end(), text);
  const auto number = static_cast<std::size_t>(found - texts_.begin());
  if (found == texts_.end()) texts_.push_back(text);
  return letters_of(number);
}

std::vector<std::string> Footnotes::lines() const {
  std::vector<std::string> lines;
  const std::size_t width = texts_.empty() ? 0 : letters_of(texts_.size() - 1).size();
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::string mark = letters_of(i);
    lines.push_back(mark + std::string(width - mark.size() + 2, ' ') + texts_[i]);
  }
  return lines;
}

}  // namespace capex::look
