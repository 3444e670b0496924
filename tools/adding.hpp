// What the add commands share: what was typed as rows of the tidy CSV files, loaded as one import.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ask/entry/tidy_row.hpp"
#include "command_line.hpp"
#include "store/load/load.hpp"

namespace capex::core::tool {

/// The words with the separator between them; nothing when there are none.
std::optional<std::string> joined(const std::vector<std::string>& words, const char* separator);

/// UsageError "OPTION is missing: WHY" when there is no value.
const std::string& required(const std::optional<std::string>& value, const char* option, const char* why);

/// What is recorded of an import that was typed: the command as it was.
ImportInfo import_of_line(const CommandLine& line);

/// Loads the rows as one import whose record shows the command as typed.
Exit add_rows(const CommandLine& line, const std::vector<TidyRow>& rows, bool dry_run);

}  // namespace capex::core::tool
