#include "adding.hpp"

#include <fmt/format.h>

namespace capex::tool {

const std::string& required(const std::optional<std::string>& value, const char* option, const char* why) {
  if (!value) throw UsageError(fmt::format("{} is missing: {}", option, why));
  return *value;
}

ImportOptions typed(const CommandLine& line, Progress& progress, bool dry_run) {
  ImportOptions options = printed(line, progress);
  options.dry_run = dry_run;
  options.command = fmt::format("{} {}", line.command().name, fmt::join(line.words(), " "));
  return options;
}

}  // namespace capex::tool
