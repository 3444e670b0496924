// What import and add share: a batch into the file as one import, counts and problems said to the person.
#pragma once

#include <string>

#include "capex/model/batch.hpp"
#include "capex/store/load.hpp"
#include "command_line.hpp"
#include "messages.hpp"

namespace capex::tool {

struct LoadOptions {
  bool dry_run = false;
  bool skip_bad = false;
  bool from_command_line = false;  // one row that was typed: problems have no place to name
};

/// Loads the batch, unless there are problems (found in reading or now), or it is a dry run. Prints every problem, and
/// what was added. Exit::failed when there were problems and they were not to be skipped.
Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress);

/// "2 companies, 1 source, 3 figures"; "nothing" where nothing is new.
std::string counts_text(const LoadCounts& counts);

}  // namespace capex::tool
