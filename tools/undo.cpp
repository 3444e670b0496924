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

namespace capex::tool {

namespace {

std::int64_t parse_import(const std::string& text) {
  std::int32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc() || at != end) {
    throw UsageError(fmt::format("'{}' is no import: they have numbers, see 'capex list imports'", text));
  }
  return number;
}

// The last imports, the newest first, and how to take one back.
void show_last(const CommandLine& line, const Output& output, const Notes& note) {
  constexpr std::size_t shown = 5;
  Rows imports = open_database(line).now().list("imports");
  if (imports.rows.empty()) {
    note("there are no imports yet");
    return;
  }
  std::reverse(imports.rows.begin(), imports.rows.end());
  if (imports.rows.size() > shown) imports.rows.resize(shown);
  output.write(imports_in_short(imports));
  note(fmt::format("'capex undo {}' takes back the last, with --dry-run it shows what would go",
                   std::get<Number>(imports.rows.front().front()).digits));
}

Exit run_undo(CommandLine& line) {
  std::optional<std::string> import_number;
  bool dry_run = false;
  line.optional_argument("IMPORT", import_number, "its number in 'capex list imports' (default: show the last five)",
                         Takes::Kind::imports);
  line.flag("--dry-run", dry_run, "list what would go and what would stay, and change nothing");
  Output output(line);
  line.parse();
  output.format();

  const Notes note(line.quiet());
  if (!import_number) {
    show_last(line, output, note);
    return Exit::done;
  }
  Database db = open_database(line, Access::read_write);
  Busy busy(line.quiet(), "taking it back");
  const Undone undone = db.undo(parse_import(*import_number), dry_run);
  busy.done();
  for (const std::string& each : undone.notes) note(each);
  if (!dry_run) {
    for (const std::string& kept : undone.kept) note("kept " + kept);
    return Exit::done;
  }
  std::string list;
  for (const std::string& removed : undone.removed) list += fmt::format("remove {}\n", core::visible(removed));
  for (const std::string& kept : undone.kept) list += fmt::format("keep {}\n", core::visible(kept));
  write_stdout(list);
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

}  // namespace capex::tool
