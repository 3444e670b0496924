// One trial: a command run in a folder of its own, hurt as planned, and what it left judged.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "points.hpp"

namespace reliability {

using Words = std::vector<std::string>;

struct Outcome {
  int exit_code = -1;  // -1 where a signal ended it
  int signal = 0;
  std::string said, printed;  // to standard error and to standard output
  std::uint64_t met = 0, hurt = 0;
  std::array<std::uint64_t, 32> of_kind{};

  /// Of the points met, those of these kinds.
  std::uint64_t met_of(unsigned points) const;
};

enum class Ending { at_once, checking_for_leaks };

/// The command, run by a child process in the folder. A child that hangs is ended by SIGALRM.
Outcome run(const std::filesystem::path& folder, const Words& words, const Plan& plan = {},
            Ending ending = Ending::at_once);
/// The same, which has to go well.
void run_well(const std::filesystem::path& folder, const Words& words);
/// Any work, in a child process.
Outcome in_child(const std::filesystem::path& folder, const std::function<int()>& work);

/// All that the folder says: the rows of its databases, the bytes of its other files. What a killed command left beside
/// them is no part of it, nor are the files kept before a migration: of those, one too many does no harm.
std::string state_of(const std::filesystem::path& folder);
/// The names of the files in it, but those.
std::string names_in(const std::filesystem::path& folder);
/// Whether each of those is the database as it was in `state`.
bool keeps_only(const std::filesystem::path& folder, const std::string& state);
/// Makes `to` a copy of the folder.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);
/// What verify says of the folder's databases, or the error that it ends with; empty when all is well.
std::string findings_in(const std::filesystem::path& folder);

/// Why what a command said when it failed is not what should be said of a disk, a memory or a thread that failed it;
/// empty when it is.
std::string wrongly_said(const Outcome& outcome);

/// A folder for everything, gone with it.
class Workshop {
 public:
  Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Counts what was tried, and names what went wrong.
class Record {
 public:
  explicit Record(std::string what) : what_(std::move(what)) {}
  void tried() { ++tried_; }
  void wrong(const std::string& trial, const std::string& why);
  /// "disk faults: 1234 tried, 0 wrong"; 1 where something was wrong.
  int finish() const;

 private:
  std::string what_;
  std::uint64_t tried_ = 0, wrong_ = 0;
};

}  // namespace reliability
