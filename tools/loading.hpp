// What import and add share: one import under way, its problems, counts and doubts said to the person.
#pragma once

#include "ask/entry/loading.hpp"
#include "command_line.hpp"
#include "messages.hpp"

namespace capex::core::tool {

/// One import under way, whose problems are printed as they come. The progress outlives it.
Loading loading_into(Store& store, const CommandLine& line, const ImportInfo& info, LoadOptions options,
                     Progress& progress);

/// Finishes it and prints what was understood, what was added, and what of it looks wrong. Exit::failed when there were
/// problems and they were not to be skipped.
Exit finish(Loading& loading, const CommandLine& line, Progress& progress);

/// Loads the batch as one import; as above.
Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress);

}  // namespace capex::core::tool
