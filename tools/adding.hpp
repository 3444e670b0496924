// What the add commands share: one row, as a person would say it, becomes a row of the tidy CSV files and is read as
// they are, so that what can be said in a file can be said on the command line, in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/io/rows.hpp"
#include "capex/model/batch.hpp"
#include "capex/store/load.hpp"
#include "command_line.hpp"

namespace capex::tool {

/// A row of one tidy file; columns that are not set have their default.
class TidyRow {
 public:
  void set(const std::string& column, const std::optional<std::string>& value);
  std::string csv() const;

 private:
  Rows rows_{{}, {Row{}}};
};

/// The words with the separator between them; nothing when there are none.
std::optional<std::string> joined(const std::vector<std::string>& words, const char* separator);

/// UsageError "OPTION is missing: WHY" when there is no value.
const std::string& required(const std::optional<std::string>& value, const char* option, const char* why);

/// The rows as they are read from files. UsageError for the first that cannot be.
Batch batch_of(const std::vector<TidyRow>& rows);
/// What is recorded of an import that was typed: the command as it was.
ImportInfo import_of_line(const CommandLine& line);

/// Loads the rows as one import whose record shows the command as typed.
Exit add_rows(const CommandLine& line, const std::vector<TidyRow>& rows, bool dry_run);

}  // namespace capex::tool
