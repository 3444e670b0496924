#include "importing.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "capex/day.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

std::optional<std::chrono::sys_seconds> time_to_record() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  std::int64_t seconds = 0;
  if (fixed == nullptr || std::from_chars(fixed, fixed + std::strlen(fixed), seconds).ec != std::errc()) return {};
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

}  // namespace

void ImportFlags::declare(CommandLine& line) {
  line.flag("--dry-run", dry_run_, "read and check everything, load nothing");
  line.flag("--skip-bad", skip_bad_, "load what is good, name what was left out");
}

void ImportFlags::declare_known_on(CommandLine& line) {
  line.option("--known-on", known_on_, "DATE",
              "the day of the download, from which corrections of past rates count (default: today)");
}

void ImportFlags::into(ImportOptions& options) const {
  options.dry_run = dry_run_;
  options.skip_bad = skip_bad_;
  if (known_on_) options.known_on = to_string(parsed("--known-on", *known_on_, parse_day));
}

ImportOptions printed(const CommandLine& line, Progress& progress) {
  ImportOptions options;
  options.doubts = !line.quiet();
  options.at = time_to_record();
  options.listener.problem = [&progress](const Problem& problem) {
    progress.clear();
    print_problem(problem);
  };
  options.listener.note = [&progress, note = Notes(line.quiet())](std::string_view sentence) {
    progress.clear();
    note(sentence);
  };
  options.listener.progress = [&progress](std::string_view stage) { progress(stage); };
  return options;
}

Exit done(const Loaded& loaded, Progress& progress) {
  progress.clear();
  print_warnings(loaded.doubts);
  return Exit::done;
}

}  // namespace capex::tool
