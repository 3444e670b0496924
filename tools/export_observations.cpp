#include <unistd.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"
#include "row_stream.hpp"

namespace capex::tool {

namespace {

/// Of a workbook: the keys in the column "sources" of the rows that pass, and those of all sources.
class SourcesNamed {
 public:
  RowVisitor on_the_way_to(const RowVisitor& next) {
    return {[this, columns = next.columns](std::vector<std::string> names) {
              const auto found = std::find(names.begin(), names.end(), "sources");
              column_ = static_cast<std::size_t>(found - names.begin());
              columns(std::move(names));
            },
            [this, row = next.row](Row one) {
              if (column_ < one.size()) note(one[column_]);
              row(std::move(one));
            }};
  }

  Sheet among(Rows all) const {
    Sheet sheet{"sources", {std::move(all.columns), {}}};
    for (Row& row : all.rows) {
      const auto* key = std::get_if<std::string>(&row.front());
      if (key != nullptr && keys_.count(*key) > 0) sheet.rows.rows.push_back(std::move(row));
    }
    return sheet;
  }

 private:
  void note(const Cell& cell) {
    if (const auto* keys = std::get_if<List>(&cell)) keys_.insert(keys->items.begin(), keys->items.end());
  }

  std::size_t column_ = 0;
  std::unordered_set<std::string> keys_;
};

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
  if (output.format() == Format::xlsx) {
    SourcesNamed named;
    view.observations(question, grown, named.on_the_way_to(rows.visitor()));
    rows.add_sheet(named.among(view.list("sources")));
  } else {
    view.observations(question, grown, rows.visitor());
  }
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
