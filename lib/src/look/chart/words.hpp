// Text of a picture: names cut to what fits, sentences broken into lines. Places are a terminal's: a wide character
// two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace capex::look {

/// The text as it is shown, cut to so many places with "…" at its end.
std::string elided(std::string_view text, std::size_t places);

/// Lines of at most so many places, broken at blanks; a longer word is cut.
std::vector<std::string> wrapped(std::string_view text, std::size_t places);

/// "a", "a and b", "a, b and c"; past `most` "17 companies".
std::string listed(const std::vector<std::string>& names, std::size_t most, std::string_view many);

/// Filled up to so many places, on the right or on the left.
std::string padded(const std::string& text, std::size_t places);
std::string right_aligned(const std::string& text, std::size_t places);

}  // namespace capex::look
