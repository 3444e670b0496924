// Batches into a file as one import: all or nothing, with what was understood of them, what they change, and what of
// them looks wrong.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/entry/echo.hpp"
#include "ask/findings/rate_findings.hpp"
#include "model/batch.hpp"
#include "store/file/store.hpp"

namespace capex::core {

struct LoadOptions {
  bool dry_run = false;
  bool skip_bad = false;
  bool echo = false;     // what was understood of its rows is said
  bool by_hand = false;  // one row that was typed: its problems have no place to name and are errors, and it is echoed
  bool quiet = false;    // nobody reads what is said, so that it need not be found out
  /// A commit that meets readers is tried again for as long as reading took; not where a wait was asked for.
  bool wait_is_given = false;
};

/// Who listens while it loads. Problems come as they are found, sorted, and are not kept, so that an import of
/// thousands of files takes no more memory than one of them.
struct LoadListener {
  std::function<void(const Problems&)> problems;
  std::function<void(std::string_view stage)> progress;
};

struct LoadReport {
  bool refused = false;  // there were problems that were not to be skipped: nothing was loaded
  std::int64_t problems = 0;
  LoadCounts counts;
  std::vector<std::string> notes;   // what was understood, added and changed
  std::vector<std::string> doubts;  // what of it looks wrong, which refuses nothing
};

class Loading {
 public:
  Loading(Store& store, const ImportInfo& info, const LoadOptions& options, LoadListener listener);

  /// The batch, and the problems that were found when it was read. Error{conflict} for a problem of what was typed.
  void add(const Batch& batch, Problems problems);
  /// Commits unless there were problems or it is a dry run.
  LoadReport finish();

  Load& load() { return load_; }

 private:
  void commit();

  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  Load load_;
  LoadOptions options_;
  LoadListener listener_;
  std::int64_t problems_ = 0;
  std::int64_t unread_ = 0;  // of them, found in reading
  Echo echo_;
  std::vector<EnteredRate> rates_;  // up to one more than are looked at
};

/// "2 companies, 1 source, 3 figures"; "nothing" where nothing is new.
std::string counts_text(const LoadCounts& counts);

}  // namespace capex::core
