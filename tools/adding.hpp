// What the commands share that enter something by hand: one import whose record shows the command as it was typed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "database.hpp"
#include "importing.hpp"

namespace capex::tool {

/// UsageError "OPTION is missing: WHY" when there is no value.
const std::string& required(const std::optional<std::string>& value, const char* option, const char* why);

/// What is recorded and printed of it.
ImportOptions typed(const CommandLine& line, Progress& progress, bool dry_run);

/// `change` takes the file and these options, and says what it loaded.
template <class Change>
Exit enter(const CommandLine& line, bool dry_run, Change change) {
  Progress progress(true);
  Database db = open_database(line, Access::read_write);
  return done(change(db, typed(line, progress, dry_run)), progress);
}

}  // namespace capex::tool
