#include "importing.hpp"

#include <fmt/core.h>

#include "database.hpp"
#include "io/csv/read_csv.hpp"
#include "question_options.hpp"

namespace capex::core::tool {

void import_flags(CommandLine& line, LoadOptions& options) {
  line.flag("--dry-run", options.dry_run, "read and check everything, load nothing");
  line.flag("--skip-bad", options.skip_bad, "load what is good, name what was left out");
}

ImportInfo import_of(const CommandLine& line, const std::vector<std::string>& paths) {
  ImportInfo info;
  for (const std::string& path : paths) info.file += (info.file.empty() ? "" : " ") + path;
  info.imported_at = time_now();
  info.command = std::string(line.command().name);
  return info;
}

void KnownOn::declare(CommandLine& line) {
  line.option("--known-on", day_, "DATE",
              "the day of the download, from which corrections of past rates count (default: today)");
}

void KnownOn::into(ImportInfo& info) const {
  if (!day_) return;
  info.known_on = parsed("--known-on", *day_, [](const std::string& text) { return parse_date(text); });
}

void InputHash::add(std::string_view bytes) {
  add_hash(content_hash(bytes));
}

void InputHash::add_hash(const std::string& hash) {
  hashes_ += hash;
  ++inputs_;
}

std::string InputHash::text() const {
  return inputs_ > 1 ? content_hash(hashes_) : hashes_;
}

}  // namespace capex::core::tool
