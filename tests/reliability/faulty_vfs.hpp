// The system's VFS with faults: as `plan` says, its n-th read, write, sync, truncation, deletion or opening fails.
#pragma once

namespace reliability {

/// Makes it the VFS of every connection opened from now on.
void use_faulty_vfs();

}  // namespace reliability
