#include <fmt/format.h>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"

namespace capex::tool {

namespace {

Exit run(CommandLine& line) {
  std::string target;
  bool force = false;
  line.argument("FILE", target, "the copy to make");
  line.flag("--force", force, "replace FILE if it is there");
  line.parse();

  open_database(line).backup(target, force);
  Notes{line.quiet()}(fmt::format("{} is a copy of {}", target, database_path(line).string()));
  return Exit::done;
}

}  // namespace

const Command backup_command = {
    "backup", "copy the file while others may use it", "FILE [options]", "capex backup capex-2024-08-31.db", "", run,
};

}  // namespace capex::tool
