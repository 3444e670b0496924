#include <unistd.h>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"
#include "row_stream.hpp"

namespace capex::tool {

namespace {

Exit run_export_observations(CommandLine& line) {
  std::vector<std::string> names;
  bool grown = false;
  QuestionOptions options;
  line.optional_arguments("COMPANY", names, "only these (default: every company)", Takes::Kind::companies);
  line.flag("--growth", grown, "with the growth over a year and its base");
  options.declare(line);
  Output output(line, Format::csv);
  line.parse();
  Question question = options.question();
  question.companies = names;
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  // Rows on the screen are progress enough.
  Busy busy(line.quiet() || (!output.path() && ::isatty(STDOUT_FILENO) == 1), "writing");
  RowStream rows(output);
  view.observations(question, grown, rows.visitor());
  busy.done();
  rows.finish();
  return Exit::done;
}

}  // namespace

const Command export_observations_command = {
    "export observations",
    "what every series answers, as tidy CSV",
    "[COMPANY...] [options]",
    "capex export observations > observations.csv\n"
    "capex export observations --in USD --growth -o growth.json\n"
    "capex export observations --measure capex --period 2024H1",
    "One observation a row: every measure, basis and scope, unless an option names one; every stated period, unless\n"
    "--period names others. Columns are only ever added, at the end.",
    run_export_observations,
};

}  // namespace capex::tool
