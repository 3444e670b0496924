// What import and add share: batches into the file as one import, counts and problems said to the person.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "capex/model/batch.hpp"
#include "capex/store/store.hpp"
#include "command_line.hpp"
#include "echo.hpp"
#include "messages.hpp"
#include "rate_findings.hpp"

namespace capex::tool {

struct LoadOptions {
  bool dry_run = false;
  bool skip_bad = false;
  bool echo = false;               // what was understood of its rows is said
  bool from_command_line = false;  // one row that was typed: problems have no place to name, and it is echoed
};

/// One import under way. Every problem is printed as it comes, and none is kept, so that an import of thousands of
/// files takes no more memory than one of them.
class Loading {
 public:
  /// The line, the store and the progress outlive it.
  Loading(const CommandLine& line, Store& store, const ImportInfo& info, const LoadOptions& options,
          Progress& progress);

  /// The batch, and the problems that were found when it was read.
  void add(const Batch& batch, Problems problems);
  /// Commits unless there were problems or it is a dry run, and prints what was understood, what was added, and what of
  /// it looks wrong, which refuses nothing. Exit::failed when there were
  /// problems and they were not to be skipped.
  Exit finish();

  Load& load() { return load_; }

 private:
  void commit();

  const CommandLine* line_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  Load load_;
  LoadOptions options_;
  Progress* progress_;
  std::int64_t problems_ = 0;
  std::int64_t unread_ = 0;  // of them, found in reading
  Echo echo_;
  std::vector<EnteredRate> rates_;  // up to one more than are looked at
};

/// Loads the batch as one import; as above.
Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress);

/// "2 companies, 1 source, 3 figures"; "nothing" where nothing is new.
std::string counts_text(const LoadCounts& counts);

}  // namespace capex::tool
