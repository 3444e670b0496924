// The system calls by which files are read and changed, of the whole program and of SQLite in it. They are counted, and
// hurt as `plan` says. Nothing is really synced: what tells the difference here is UnsyncedDisk.
#pragma once

#include <filesystem>

namespace reliability {

/// For a plan that cuts the power: from now on remembers what of the folder is not on the disk.
void remember_unsynced(const std::filesystem::path& folder);
/// The power goes between two calls.
[[noreturn]] void lose_power_now();

}  // namespace reliability
