// Text of strangers on its way to a person: a name, a title, a quote or a path can hold what moves the cursor, changes
// the terminal, turns the reading direction or hides. Every look shows it through here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace capex::core {

enum class Lines { escaped, kept };

/// The text with every character written out that is not shown by itself ("\n", "\x1b", "\u009b", "\u202e", "\u200b"):
/// controls, separators of lines, marks of direction, what has no width. Marks that stand on a letter stay, and joiners
/// between two letters that are not ASCII, as scripts and emoji need them. Broken UTF-8 becomes U+FFFD.
std::string visible(std::string_view text, Lines lines = Lines::escaped);

/// Whether visible() leaves the code point as it is, wherever it stands; joiners it does not.
bool is_visible(char32_t point);

/// The text, or where it is longer than so many bytes its beginning and its end with "[...]" between: what is echoed
/// of an input may be as long as the input.
std::string shortened(std::string_view text, std::size_t most);

/// How many places of a terminal the UTF-8 text takes: East Asian wide characters two, marks on a letter none.
std::size_t display_width(std::string_view text);

}  // namespace capex::core
