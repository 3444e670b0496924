#include <fmt/core.h>

#include <filesystem>

#include "commands.hpp"
#include "database.hpp"
#include "io/csv/write_csv.hpp"
#include "messages.hpp"
#include "text/shell_path.hpp"

namespace capex::core::tool {

namespace {

constexpr const char* files[] = {"companies.csv", "groups.csv", "measures.csv", "sources.csv",
                                 "figures.csv",   "claims.csv", "rates.csv"};

Exit run_export_content(CommandLine& line) {
  std::string folder;
  bool force = false, dry_run = false;
  line.argument("FOLDER", folder, "made where there is none");
  line.flag("--force", force, "replace the files that are there");
  line.flag("--dry-run", dry_run, "say what would be written, and write nothing");
  line.parse();

  const Store store = open_store(line);
  for (const char* file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file;
    refuse_to_overwrite_database(path);
    refuse_to_overwrite_database(path.string() + ".partial");
    std::error_code ignored;
    if (!force && std::filesystem::exists(path, ignored)) {
      throw Error(ErrorCode::conflict, fmt::format("{} is there already: --force replaces it", path.string()));
    }
  }
  const Notes note(line.quiet());
  if (dry_run) {
    for (const char* file : files) note(fmt::format("would write {}", (std::filesystem::path(folder) / file).string()));
    return Exit::done;
  }
  Progress progress(line.quiet());
  progress("writing");
  CsvFolderWriter writer(folder);
  store.snapshot().content([&](const Batch& batch) { writer.write(batch); });
  writer.finish();
  progress.clear();
  note(fmt::format("wrote {}; to load it into another file: capex import csv {}", folder, shell_path(folder)));
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

}  // namespace capex::core::tool
