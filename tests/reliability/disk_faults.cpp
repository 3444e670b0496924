// Faults on the way to the disk: reads, writes, syncs, truncations and deletions fail, one by one or from one on, asked
// by SQLite of its VFS or by anybody of the system. The command says so and nothing else, and the files are as before
// or as after; a command that says nothing has done its work.
#include <sqlite3.h>

#include <cerrno>
#include <string>

#include "ideas.hpp"
#include "operations.hpp"
#include "trial.hpp"

namespace reliability {
namespace {

namespace fs = std::filesystem;

struct Fault {
  const char* name;
  unsigned points;
  int error;
  Harm harm = Harm::fail;
  bool from_then_on = false;
};

constexpr unsigned vfs_writes = vfs_write | vfs_sync | vfs_truncate | vfs_delete;

constexpr Fault faults[] = {
    {"read: I/O error", vfs_read, SQLITE_IOERR_READ},
    {"write: I/O error", vfs_write, SQLITE_IOERR_WRITE},
    {"write: half of it", vfs_write, SQLITE_IOERR_WRITE, Harm::half},
    {"write: disk full", vfs_write, SQLITE_FULL, Harm::half},
    {"write: disk full from then on", vfs_write, SQLITE_FULL, Harm::fail, true},
    {"sync: I/O error", vfs_sync, SQLITE_IOERR_FSYNC},
    {"truncate: I/O error", vfs_truncate, SQLITE_IOERR_TRUNCATE},
    {"delete: I/O error", vfs_delete, SQLITE_IOERR_DELETE},
    {"open: no", vfs_open, SQLITE_CANTOPEN},
    {"no write from then on", vfs_writes, SQLITE_IOERR, Harm::fail, true},
    {"read(): EIO", call_read, EIO},
    {"write(): ENOSPC", call_write, ENOSPC},
    {"write(): half of it", call_write, 0, Harm::half},
    {"write(): half, ENOSPC from then on", call_write, ENOSPC, Harm::fail, true},
    {"fsync(): EIO", call_sync, EIO},
    {"ftruncate(): EIO", call_truncate, EIO},
    {"unlink(): EIO", call_unlink, EIO},
    {"rename(): EIO", call_rename, EIO},
    {"link(): EPERM", call_link, EPERM},
    {"the disk is away from then on", calls_that_write, EIO, Harm::fail, true},
};

}  // namespace

int disk_faults(const Asked& asked) {
  const Workshop workshop;
  Worlds worlds(workshop.path());
  Record record("disk faults");
  std::uint64_t chosen = 0;
  for (const Operation& operation : operations(asked.part)) {
    const std::string before = state_of(worlds.fresh(operation.world));
    const std::string& after = worlds.after(operation);
    unsigned kinds = no_points;
    for (const Fault& fault : faults) kinds |= fault.points;
    const Outcome counted = run(worlds.fresh(operation.world), operation.words, {kinds});
    for (const Fault& fault : faults) {
      Plan planned{fault.points, 0, fault.harm, fault.error, fault.from_then_on, 0};
      const std::uint64_t points = counted.met_of(fault.points);
      const std::uint64_t one = any_of(points, ++chosen);
      for (std::uint64_t point = 1; point <= points; ++point) {
        if (asked.short_form && point != one) continue;
        const std::string trial =
            operation.name + ", " + fault.name + ", " + std::to_string(point) + " of " + std::to_string(points);
        const fs::path folder = worlds.fresh(operation.world);
        planned.at = point;
        const Outcome outcome = run(folder, operation.words, planned);
        record.tried();
        if (outcome.exit_code != 0) {
          if (const std::string why = wrongly_said(outcome); !why.empty()) record.wrong(trial, why);
        }
        const std::string why = wrongly_left(operation, folder, before, after, outcome.exit_code == 0);
        if (!why.empty()) record.wrong(trial, why);
      }
    }
  }
  return record.finish();
}

}  // namespace reliability
