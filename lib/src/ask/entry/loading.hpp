// Batches into a file as one import: all or nothing, with what was understood of them, what they change, and what of
// them looks wrong.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ask/entry/echo.hpp"
#include "ask/findings/rate_findings.hpp"
#include "capex/import.hpp"
#include "model/batch.hpp"
#include "store/file/store.hpp"

namespace capex::core {

/// Which import it is.
struct ImportOf {
  std::string command;    // unless the options say what is recorded
  std::string file = {};  // as it was named; empty for none
  bool echo = false;      // what was understood of its rows is said
  bool by_hand = false;   // one row that was typed: its problems have no place to name and are errors, and it is echoed
  bool patient = false;   // a commit that meets readers is tried again for as long as reading took
};

/// What is recorded of it; the hash of what it read is still to come.
ImportInfo import_info(const ImportOptions& options, const ImportOf& what);

class Loading {
 public:
  Loading(Store& store, const ImportOptions& options, const ImportOf& what);

  /// The batch, and the problems that were found when it was read. False where there are problems, or some of the rows
  /// are. Error{conflict} for a problem of what was typed.
  bool add(const Batch& batch, Problems problems);
  /// Commits what was added so far, where bad rows are left out and it is no dry run: else all waits for finish().
  void commit_part();
  /// Says what is under way, or something of what was found.
  void progress(std::string_view stage) const;
  void note(std::string sentence);
  /// Commits, unless it is a dry run. Error{conflict} where there were problems that are not to be skipped.
  Loaded finish();
  /// The same; says these in place of what was understood and counted.
  Loaded finish(std::vector<std::string> sentences);

  Load& load() { return load_; }

 private:
  void found(const Problem& problem);
  std::string refusal() const;
  template <class Commit>
  void patiently(Commit commit);

  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  Load load_;
  ImportOptions options_;
  ImportOf what_;
  Loaded loaded_;
  std::int64_t problems_ = 0;
  std::int64_t unread_ = 0;  // of them, found in reading
  Echo echo_;
  std::vector<EnteredRate> rates_;  // up to one more than are looked at
};

/// What is recorded of several inputs: the one's hash, or of several the hash of their hashes.
std::string hash_of_all(const std::vector<std::string>& hashes);

}  // namespace capex::core
