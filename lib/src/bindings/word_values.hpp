// How the value of a word is read, in every language that asks: see question_words.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace capex::bindings {

/// "true" or "false", also 1, 0, yes and no; nothing is false. QuestionError with the name for another, here and below.
bool flag_of(const std::string& name, std::string_view value);

/// A whole number from 0 to `most`.
std::int64_t count_of(const std::string& name, std::string_view value, std::int64_t most);

/// The names of "a, b"; none of nothing.
std::vector<std::string> names_in(std::string_view text);

}  // namespace capex::bindings
