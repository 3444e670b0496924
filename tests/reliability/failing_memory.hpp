// Memory and threads that run out: as `plan` says, the n-th allocation of C++ or of SQLite fails, or the n-th start of
// a thread.
#pragma once

namespace reliability {

/// Puts itself under SQLite's allocations; before SQLite is used.
void use_failing_memory();

}  // namespace reliability
