// Where a command can be hurt. Every read, write, sync, allocation ... that it makes is a point; points are counted as
// they are met, and the n-th is hurt as planned. So a command is run once to count, then once for each of its points.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace reliability {

/// Bits, so that a plan can be about several kinds.
enum Points : unsigned {
  no_points = 0,
  // what SQLite asks of its VFS
  vfs_read = 1U << 0,
  vfs_write = 1U << 1,
  vfs_sync = 1U << 2,
  vfs_truncate = 1U << 3,
  vfs_delete = 1U << 4,
  vfs_open = 1U << 5,
  // what the program asks of the system, through SQLite or not
  call_read = 1U << 8,
  call_write = 1U << 9,
  call_sync = 1U << 10,
  call_truncate = 1U << 11,
  call_unlink = 1U << 12,
  call_rename = 1U << 13,
  call_link = 1U << 14,
  calls_that_write = call_write | call_sync | call_truncate | call_unlink | call_rename | call_link,
  // memory and threads
  cpp_allocation = 1U << 16,
  sqlite_allocation = 1U << 17,
  thread_start = 1U << 18,
};

enum class Harm {
  fail,  // the call does nothing and reports an error
  half,  // a write does half of its work and reports an error
  kill,  // the process is killed before the call; a write may have been half done
  cut,   // the power goes: what was not brought to the disk is there in part or not at all
};

struct Plan {
  unsigned points = no_points;
  std::uint64_t at = 0;  // the how manieth is hurt; 0 for none, only counted
  Harm harm = Harm::fail;
  int error = 0;  // an errno, or a result code of SQLite
  bool from_then_on = false;
  unsigned seed = 0;
};

/// In memory that a child shares with its parent.
struct Tally {
  std::atomic<std::uint64_t> met, hurt;
  std::array<std::atomic<std::uint64_t>, 32> of_kind;  // of those met, by the number of the bit
};

extern Plan plan;
extern Tally& tally;

/// Counts a point; whether this one is to be hurt.
bool hurts(Points point) noexcept;

}  // namespace reliability
