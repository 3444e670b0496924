
#include "ask/answer/answers.hpp"
#include "ask/question/records.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "output.hpp"
#include "question_options.hpp"
#include "row_stream.hpp"

namespace capex::core::tool {

namespace {

Exit run_export_observations(CommandLine& line) {
  std::vector<std::string> names;
  bool grown = false;
  QuestionOptions options;
  line.optional_arguments("COMPANY", names, "only these (default: every company)");
  line.flag("--growth", grown, "with the growth over a year and its base");
  options.declare(line);
  Output output(line, Format::csv);
  line.parse();
  const Request request = options.request();
  output.format();

  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot(request.as_of());
  std::vector<Company> companies;
  for (const std::string& name : names) companies.push_back(snapshot.company(name));
  if (names.empty()) companies = snapshot.companies();

  Answers answers;
  answers.question = request.question(snapshot);
  if (needs_rates(answers.question)) answers.rates = snapshot.rates(request.provider());
  answers.names.provider = answers.rates.provider();
  if (grown) answers.wanted = Wanted::growth_over(Step::year);
  RowStream rows(output);
  rows.columns(answer_columns(answers));
  for (Company& company : companies) {
    ask_every_series(snapshot, record_of(snapshot, std::move(company)), request, answers);
    for (Row& row : answer_rows(answers)) rows.add(std::move(row));
  }
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

}  // namespace capex::core::tool
