// What the commands share that change a file: their flags, and what an import says on stderr as it goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capex/import.hpp"
#include "command_line.hpp"
#include "messages.hpp"

namespace capex::tool {

/// --dry-run and --skip-bad, of some also --known-on.
class ImportFlags {
 public:
  void declare(CommandLine& line);
  void declare_known_on(CommandLine& line);
  void into(ImportOptions& options) const;

 private:
  bool dry_run_ = false, skip_bad_ = false;
  std::optional<std::string> known_on_;
};

/// An import whose problems, notes and stages are printed as they come, made now: at SOURCE_DATE_EPOCH where that is
/// set, so that a file can be made twice alike. The progress outlives it.
ImportOptions printed(const CommandLine& line, Progress& progress);

/// Prints what of it looks wrong.
Exit done(const Loaded& loaded, Progress& progress);

/// The paragraph that ends every help of theirs.
inline constexpr std::string_view all_or_nothing =
    "Nothing is loaded unless every row is good; each bad row is named with file, line and column. What is there "
    "already is\n"
    "never replaced, and loading the same file again changes nothing.";

}  // namespace capex::tool
