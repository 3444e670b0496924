#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"
#include "imports_rows.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "text/visible.hpp"

namespace capex::core::tool {

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

// The last imports, the newest first, and how to take one back.
void show_last(const CommandLine& line, const Output& output, const Notes& note) {
  constexpr std::size_t shown = 5;
  const Store store = open_store(line);
  std::vector<Import> imports = store.snapshot().imports();
  if (imports.empty()) {
    note("there are no imports yet");
    return;
  }
  std::reverse(imports.begin(), imports.end());
  if (imports.size() > shown) imports.resize(shown);
  output.write(imports_in_short(imports));
  note(fmt::format("'capex undo {}' takes back the last, with --dry-run it shows what would go",
                   static_cast<std::int64_t>(imports.front().id)));
}

Exit run_undo(CommandLine& line) {
  std::optional<std::string> import_number;
  bool dry_run = false;
  line.optional_argument("IMPORT", import_number, "its number in 'capex list imports' (default: show the last five)");
  line.flag("--dry-run", dry_run, "list what would go and what would stay, and change nothing");
  Output output(line);
  line.parse();
  output.format();

  const Notes note(line.quiet());
  if (!import_number) {
    show_last(line, output, note);
    return Exit::done;
  }
  const std::string& import = *import_number;
  const ImportId id = parse_import(import);

  Store store = open_store(line, Access::read_write);
  const std::string which = import_words(store, id);
  const UndoReport report = dry_run ? store.rehearse_undo(id) : store.undo(id);
  note(fmt::format("{} import {}{}: {}, {}, {}, {}", dry_run ? "would take back" : "took back", import, which,
                   counted(report.figures, "figure", "figures"), counted(report.claims, "claim", "claims"),
                   counted(report.rates, "rate", "rates"), counted(report.others, "other row", "other rows")));
  if (report.restored_figures > 0) {
    note(fmt::format("{} as before the correction", counted(report.restored_figures, "figure is", "figures are")));
  }
  if (report.restored_fields > 0) {
    note(fmt::format("{} as before",
                     counted(report.restored_fields, "field of a company is", "fields of companies are")));
  }
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
    "[IMPORT] [options]",
    "capex undo\n"
    "capex undo 1 --dry-run\n"
    "capex undo 1",
    "What another import also stated stays.",
    run_undo,
};

}  // namespace capex::core::tool
