// Commands that a message tells to run: what they say of a path is the path, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

/// The path as one word of a shell's command line (POSIX, 2.2): as it is where that is safe, else in quotes; behind ./
/// where it would be taken for an option.
std::string shell_path(std::string_view path);

}  // namespace capex::core
