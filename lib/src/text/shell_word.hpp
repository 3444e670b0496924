// Commands that a message tells to run: what they say of a word or a path is that word or path, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

/// The text as one word of a shell's command line (POSIX, 2.2): as it is where that is safe, else in quotes.
std::string shell_word(std::string_view text);

/// The same of a path: behind ./ where it would be taken for an option.
std::string shell_path(std::string_view path);

}  // namespace capex::core
