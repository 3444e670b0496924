#include <fmt/format.h>

#include "capex/io/rows.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "output.hpp"

namespace capex::tool {

namespace {

Exit run(CommandLine& line) {
  Output output(line);
  line.parse();
  output.format();

  const std::vector<Finding> findings = open_database(line).verify();
  Rows rows{{"check", "message"}, {}};
  for (const Finding& finding : findings) rows.rows.push_back({finding.check, finding.message});
  // Nothing on the screen when all is well; a strict format still gets its empty document.
  if (!findings.empty() || output.format() != Format::table) output.write(rows);
  return findings.empty() ? Exit::done : Exit::found;
}

}  // namespace

const Command verify_command = {
    "verify",
    "check the file: integrity, foreign keys, rules of the domain",
    "[options]",
    "capex verify && echo all is well",
    "Says nothing and ends with 0 when all is well; lists what it found and ends with 3 otherwise.",
    run,
};

}  // namespace capex::tool
