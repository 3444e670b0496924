#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"

#include <fmt/core.h>

namespace capex::tool {

namespace {

Exit run_init(CommandLine& line) {
  bool dry_run = false;
  line.flag("--dry-run", dry_run, "say what would be made, and make nothing");
  line.parse();

  const std::filesystem::path path = database_path(line);
  const Notes note(line.quiet());
  if (dry_run) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && std::filesystem::file_size(path, ignored) != 0) {
      throw Error(ErrorCode::conflict, fmt::format("{} is there already", path.string()));
    }
    note(fmt::format("would make {}", path.string()));
    return Exit::done;
  }
  const Database db = Database::create(path);
  note(fmt::format("made {} with {} measures; next: capex import csv FOLDER", path.string(),
                   db.now().list("measures").rows.size()));
  return Exit::done;
}

}  // namespace

const Command init_command = {
    "init",
    "make an empty file that knows currencies and measures",
    "[options]",
    "capex init\n"
    "capex --db ai.db init",
    "A file that is there already is left alone, unless it is empty or a stopped init left it. Only init and backup\n"
    "make files.",
    run_init,
};

}  // namespace capex::tool
