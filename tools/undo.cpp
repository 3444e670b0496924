#include <fmt/format.h>

#include <charconv>

#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"
#include "messages.hpp"
#include "table.hpp"

namespace capex::tool {

namespace {

ImportId parse_import(const std::string& text) {
  std::int32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc() || at != end) {
    throw UsageError(fmt::format("'{}' is no import: they have numbers, see 'capex list imports'", text));
  }
  return ImportId{number};
}

// " of 2026-01-01T00:00:00Z (import csv more.csv)"; nothing for an import that is not there.
std::string import_words(const Store& store, ImportId id) {
  for (const Import& import : store.snapshot().imports()) {
    if (import.id != id) continue;
    return fmt::format(" of {} ({}{}{})", import.imported_at, import.command, import.file.empty() ? "" : " ",
                       import.file);
  }
  return "";
}

Exit run(CommandLine& line) {
  std::string import;
  bool dry_run = false;
  line.argument("IMPORT", import, "its number in 'capex list imports'");
  line.flag("--dry-run", dry_run, "list what would go and what would stay, and change nothing");
  line.parse();
  const ImportId id = parse_import(import);

  const Notes note(line.quiet());
  Store store = open_database(line, Access::read_write);
  const std::string which = import_words(store, id);
  const UndoReport report = dry_run ? store.rehearse_undo(id) : store.undo(id);
  note(fmt::format("{} import {}{}: {}, {}, {}, {}", dry_run ? "would take back" : "took back", import, which,
                   counted(report.figures, "figure", "figures"), counted(report.claims, "claim", "claims"),
                   counted(report.rates, "rate", "rates"), counted(report.others, "other row", "other rows")));
  if (dry_run) {
    std::string list;
    for (const std::string& removed : report.removed) list += fmt::format("remove {}\n", visible(removed));
    for (const std::string& kept : report.kept) list += fmt::format("keep {}\n", visible(kept));
    write_stdout(list);
    return Exit::done;
  }
  for (const std::string& kept : report.kept) note(fmt::format("kept {}", kept));
  return Exit::done;
}

}  // namespace

const Command undo_command = {
    "undo",
    "take an import back",
    "IMPORT [options]",
    "capex list imports\n"
    "capex undo 3 --dry-run\n"
    "capex undo 3",
    "What another import also stated stays.",
    run,
};

}  // namespace capex::tool
