#include "bindings/word_values.hpp"

#include <algorithm>
#include <charconv>

#include "capex/question.hpp"
#include "text/letters.hpp"

namespace capex::bindings {

bool flag_of(const std::string& name, std::string_view value) {
  const std::string word = core::lower_case(value);
  for (const char* yes : {"true", "1", "yes"}) {
    if (word == yes) return true;
  }
  for (const char* no : {"", "false", "0", "no"}) {
    if (word == no) return false;
  }
  throw QuestionError(name, "true or false, not '" + std::string(value) + "'");
}

std::int64_t count_of(const std::string& name, std::string_view value, std::int64_t most) {
  std::int64_t count = -1;
  const auto [at, failure] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (failure != std::errc() || at != value.data() + value.size() || count < 0 || count > most) {
    throw QuestionError(name,
                        "a whole number from 0 to " + std::to_string(most) + ", not '" + std::string(value) + "'");
  }
  return count;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string_view name = text.substr(begin, end - begin);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (!name.empty()) names.emplace_back(name);
    begin = end + 1;
  }
  return names;
}

}  // namespace capex::bindings
