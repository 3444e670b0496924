// Company facts into a file: finds whose facts each document holds, and hands what is read of it to one import.
// Documents are unpacked and parsed on other threads, in no order; whose they are is asked of the file and what they
// say is loaded on this one, in their order, so that the outcome is that of one thread.
#pragma once

#include <string>
#include <vector>

#include "ask/entry/loading.hpp"

namespace capex::core {

/// The documents of the paths: files as JSON, .gz or .zip, folders of them, "-" for standard input. What became of them
/// is said in notes. Error{not_found} where there is no document, or all are of companies that the file does not know.
Loaded import_facts(Store& store, const std::vector<std::string>& paths, const SecOptions& how,
                    const ImportOptions& options, const ImportOf& what);

}  // namespace capex::core
