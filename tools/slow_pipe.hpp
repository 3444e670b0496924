// Standard output into a pipe whose reader pauses. Whoever answers holds the file for reading meanwhile, and nobody can
// commit: so what the reader does not take is put aside, in a temporary file without a name, and handed on when the
// question is answered and the file let go.
#pragma once

#include <string_view>

namespace capex::tool {

/// Writes to standard output, which is a pipe, or puts it aside. False where it is no pipe: nothing was done.
/// Error{storage} when it can be neither written nor put aside.
bool write_to_pipe(std::string_view text);

/// What was put aside, for as long as the reader takes. At the end of a command, whether it failed or not, when it has
/// let go of the file.
void write_what_was_put_aside();

}  // namespace capex::tool
