#include <fmt/core.h>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"

namespace capex::tool {

namespace {

Exit run_backup(CommandLine& line) {
  std::string target;
  bool force = false, dry_run = false;
  line.argument("FILE", target, "the copy to make", Takes::Kind::files);
  line.flag("--force", force, "replace FILE if it is there");
  line.flag("--dry-run", dry_run, "say what would be made, and make nothing");
  line.parse();

  const Database db = open_database(line);
  refuse_to_overwrite_database(target);
  Busy busy(line.quiet(), "copying");
  if (!dry_run) db.backup(target, force);
  busy.done();
  Notes{line.quiet()}(
      fmt::format("{} {} of {}", target, dry_run ? "would be a copy" : "is a copy", database_path(line).string()));
  return Exit::done;
}

}  // namespace

const Command backup_command = {
    "backup",   "copy the file while others may use it", "FILE [options]", "capex backup capex-2024-08-31.db", "",
    run_backup,
};

}  // namespace capex::tool
