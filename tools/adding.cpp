#include "adding.hpp"

#include <fmt/core.h>

#include "database.hpp"
#include "loading.hpp"

namespace capex::core::tool {

std::optional<std::string> joined(const std::vector<std::string>& words, const char* separator) {
  if (words.empty()) return std::nullopt;
  std::string text = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) text += separator + words[i];
  return text;
}

const std::string& required(const std::optional<std::string>& value, const char* option, const char* why) {
  if (!value) throw UsageError(fmt::format("{} is missing: {}", option, why));
  return *value;
}

ImportInfo import_of_line(const CommandLine& line) {
  ImportInfo info;
  info.imported_at = time_now();
  info.command = fmt::format("{} {}", line.command().name, joined(line.words(), " ").value_or(""));
  return info;
}

Exit add_rows(const CommandLine& line, const std::vector<TidyRow>& rows, bool dry_run) {
  const Batch batch = batch_of(rows);
  return load_batch(line, batch, dry_run);
}

}  // namespace capex::core::tool
