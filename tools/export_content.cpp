#include <fmt/core.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "capex/book.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"
#include "messages.hpp"
#include "text/shell_word.hpp"

namespace capex::tool {

namespace {

void add_row(Sheet& sheet, Row row) {
  constexpr std::size_t most = 1'048'575;
  if (sheet.rows.rows.size() == most) {
    throw Error(ErrorCode::usage, fmt::format("more than {} {} do not fit a sheet: export into a folder, as CSV files, "
                                              "or 'export observations' of some companies",
                                              most, sheet.name));
  }
  sheet.rows.rows.push_back(std::move(row));
}

void write_workbook(const Database& db, const std::string& file) {
  Destination destination(file);  // what cannot be written need not be read
  std::vector<Sheet> tables;
  const RowVisitor last = {[&tables](std::vector<std::string> names) { tables.back().rows.columns = std::move(names); },
                           [&tables](Row row) { add_row(tables.back(), std::move(row)); }};
  db.content([&tables, &last](const std::string& table) {
    tables.push_back(Sheet{table});
    return last;
  });
  destination.write(workbook(tables));
  destination.finish();
}

// A folder may be called as it likes.
bool is_workbook(const std::string& path) {
  std::error_code failure;
  return format_of_path(path) == Format::xlsx && !std::filesystem::is_directory(path, failure);
}

Exit export_workbook(const Database& db, const std::string& file, bool force, bool dry_run, const CommandLine& line) {
  const Notes note(line.quiet());
  std::error_code ignored;
  if (!force && std::filesystem::exists(file, ignored)) {
    throw Error(ErrorCode::conflict, fmt::format("{} is there already: --force replaces it", file));
  }
  if (dry_run) {
    note(fmt::format("would write {}", file));
    return Exit::done;
  }
  Progress progress(line.quiet());
  progress("writing");
  write_workbook(db, file);
  progress.clear();
  note(fmt::format("wrote {}, a sheet a table; what can be loaded again is a folder: capex export content FOLDER",
                   file));
  return Exit::done;
}

Exit run_export_content(CommandLine& line) {
  std::string folder;
  bool force = false, dry_run = false;
  line.argument("FOLDER", folder, "made where there is none; or FILE.xlsx, a workbook", Takes::Kind::files);
  line.flag("--force", force, "replace the files that are there");
  line.flag("--dry-run", dry_run, "say what would be written, and write nothing");
  line.parse();

  const Database db = open_database(line);
  if (is_workbook(folder)) return export_workbook(db, folder, force, dry_run, line);
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
    "everything in the file as the CSV files that 'import csv' reads, or as a workbook",
    "FOLDER [options]",
    "capex export content backup/\n"
    "capex export content everything.xlsx",
    "Export, import, export gives the same bytes. Use it to move, compare and keep a file under version control.\n"
    "A workbook has a sheet a table, to look at; 'import csv' does not read it.",
    run_export_content,
};

}  // namespace capex::tool
