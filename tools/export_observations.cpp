
#include "answers.hpp"
#include "commands.hpp"
#include "database.hpp"

namespace capex::tool {

namespace {

Exit run(CommandLine& line) {
  std::vector<std::string> names;
  bool grown = false;
  Asking asking;
  line.optional_arguments("COMPANY", names, "only these (default: every company)");
  line.flag("--growth", grown, "with the growth over a year and its base");
  asking.declare(line);
  Output output(line, Format::csv);
  line.parse();
  asking.check();
  output.format();

  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot(asking.as_of());
  std::vector<CompanyRecord> records;
  if (names.empty()) {
    for (Company& company : snapshot.companies()) records.push_back(record_of(snapshot, std::move(company)));
  }
  for (const std::string& name : names) records.push_back(record_of(snapshot, name));
  put_out(ask_every_series(snapshot, records, asking, grown ? std::optional(Step::year) : std::nullopt), output);
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
    run,
};

}  // namespace capex::tool
