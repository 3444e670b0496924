#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"

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

Exit run(CommandLine& line) {
  std::string import;
  bool dry_run = false;
  line.argument("IMPORT", import, "its number in 'capex list imports'");
  line.flag("--dry-run", dry_run, "say which import it is, and change nothing");
  line.parse();
  const ImportId id = parse_import(import);

  const Notes note(line.quiet());
  Store store = open_database(line, dry_run ? Access::read_only : Access::read_write);
  if (dry_run) {
    const std::vector<Import> imports = store.snapshot().imports();
    const auto found = std::find_if(imports.begin(), imports.end(), [&](const Import& one) { return one.id == id; });
    if (found == imports.end()) {
      throw Error(ErrorCode::not_found, fmt::format("there is no import {}: see 'capex list imports'", import));
    }
    note(fmt::format("would take back import {} of {} ({}): {}, {}, {}", import, found->imported_at,
                     found->file.empty() ? found->command : found->command + ' ' + found->file,
                     counted(found->figures, "figure", "figures"), counted(found->claims, "claim", "claims"),
                     counted(found->rates, "rate", "rates")));
    return Exit::done;
  }
  const UndoReport report = store.undo(id);
  note(fmt::format("took back import {}: {}, {}, {}, {}", import, counted(report.figures, "figure", "figures"),
                   counted(report.claims, "claim", "claims"), counted(report.rates, "rate", "rates"),
                   counted(report.others, "other row", "other rows")));
  for (const std::string& kept : report.kept) note(fmt::format("kept {}", kept));
  return Exit::done;
}

}  // namespace

const Command undo_command = {
    "undo",
    "take an import back",
    "IMPORT [options]",
    "capex list imports\n"
    "capex undo 3",
    "What another import also stated stays.",
    run,
};

}  // namespace capex::tool
