#include "answers.hpp"
#include "commands.hpp"
#include "database.hpp"

namespace capex::tool {

namespace {

Exit run(CommandLine& line) {
  std::vector<std::string> companies;
  Asking asking;
  line.arguments("COMPANY", companies, "companies or groups, by key, name, alias or ticker");
  asking.declare(line);
  Output output(line);
  line.parse();
  asking.check();
  output.format();

  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot(asking.as_of());
  put_out(ask(snapshot, companies, asking, std::nullopt, Notes(line.quiet())), output);
  return Exit::done;
}

}  // namespace

const Command show_command = {
    "show",
    "amounts by period",
    "COMPANY... [options]",
    "capex show alibaba tencent baidu --period 2024H1\n"
    "capex show bat --period 2023H1..2024H1 --in USD\n"
    "capex show bytedance --measure ai-infrastructure --basis guidance\n"
    "capex show alphabet --by half --in CNY --rate closing --format csv",
    "A group answers with what sources state for the group itself. Brackets hold the bounds within which the true "
    "value\n"
    "lies, as the rounding of the sources allows; where there are none the amount is exact to the digits shown.",
    run,
};

}  // namespace capex::tool
