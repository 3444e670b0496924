#pragma once

#include "ask/entry/loading.hpp"
#include "command_line.hpp"

namespace capex::core::tool {

Exit load_batch(const CommandLine& line, const Batch& batch, bool dry_run);

}  // namespace capex::core::tool
