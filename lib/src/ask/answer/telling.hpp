// What is said beside an answer, a sentence at a time: what has no value and why, what answers instead, what looks
// wrong.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace capex::core {

using Tell = std::function<void(std::string_view sentence)>;

/// For who wants to hear nothing.
inline void say_nothing(std::string_view) {}

/// "1 figure", "2 figures"
inline std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace capex::core
