// What may stand where the cursor is: the answer to the scripts that 'capex completion' prints.
#pragma once

#include <string>
#include <vector>

namespace capex::tool {

/// SHELL -- WORDS...: what was typed after the program's name, the last word up to the cursor. Of bash words come as
/// they were typed, with their quotes, of other shells as they are meant; "plain" is for people. A line a candidate,
/// quoted for bash, and after a tab what it is; a line that begins with a tab says what the shell completes by itself,
/// files. Prints nothing where anything fails.
void complete(const std::vector<std::string>& words) noexcept;

}  // namespace capex::tool
