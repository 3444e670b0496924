#include <fmt/core.h>

#include <filesystem>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "text/shell_path.hpp"

namespace capex::tool {

namespace {

Exit run_export_content(CommandLine& line) {
  std::string folder;
  bool force = false, dry_run = false;
  line.argument("FOLDER", folder, "made where there is none", Takes::Kind::files);
  line.flag("--force", force, "replace the files that are there");
  line.flag("--dry-run", dry_run, "say what would be written, and write nothing");
  line.parse();

  const Database db = open_database(line);
  const Notes note(line.quiet());
  Progress progress(line.quiet());
  if (!dry_run) progress("writing");
  const std::vector<std::filesystem::path> files = db.export_csv(folder, force, dry_run);
  if (dry_run) {
    for (const std::filesystem::path& file : files) note(fmt::format("would write {}", file.string()));
    return Exit::done;
  }
  progress.clear();
  note(fmt::format("wrote {}; to load it into another file: capex import csv {}", folder, core::shell_path(folder)));
  return Exit::done;
}

}  // namespace

const Command export_content_command = {
    "export content",
    "everything in the file as the CSV files that 'import csv' reads",
    "FOLDER [options]",
    "capex export content backup/",
    "Export, import, export gives the same bytes. Use it to move, compare and keep a file under version control.",
    run_export_content,
};

}  // namespace capex::tool
