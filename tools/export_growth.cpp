#include <unistd.h>

#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"
#include "row_stream.hpp"

namespace capex::tool {

namespace {

Exit run_export_growth(CommandLine& line) {
  std::optional<std::string> in, by, measure, basis, scope;
  RateOptions rates;
  line.group("Which figures");
  line.option("--by", by, "STEP",
              "every year, half, quarter or month that the figures reach (default: every stated period)",
              Takes{"year", "half", "quarter", "month", "fiscal-year", "fiscal-half", "fiscal-quarter"});
  line.option("--measure", measure, "KEY", "only this one (default: every measure)", Takes::Kind::measures);
  line.option("--basis", basis, "BASIS", "only actual, guidance or estimate (default: each)",
              Takes{"actual", "guidance", "estimate"});
  line.option("--scope", scope, "SCOPE", "only this one, such as total (default: each)", Takes::Kind::scopes);
  line.group("Currency and time");
  line.option("--in", in, "CURRENCY", "convert to it, at the average rate of each period", Takes::Kind::currencies);
  rates.declare_table(line);
  Output output = Output::of_rows(line);
  line.parse();
  const Format format = output.format();

  Question words;
  words.in = in.value_or("");
  words.by = by.value_or("");
  words.measure = measure.value_or("");
  words.basis = basis.value_or("");
  words.scope = scope.value_or("");
  rates.into(words);

  const View view = view_as_of(open_database(line), rates.as_of());
  // Rows on the screen are progress enough.
  Busy busy(line.quiet() || (!output.path() && ::isatty(STDOUT_FILENO) == 1), "writing");
  if (format == Format::xlsx) {
    RowStream rows(output);
    view.pass_as_rows(words, rows.visitor());
    rows.finish();
    return Exit::done;
  }
  Destination destination(output.path());
  view.pass_as_csv(words, [&destination](std::string_view text) { destination.write(text); });
  busy.done();
  destination.finish();
  return Exit::done;
}

}  // namespace

const Command export_growth_command = {
    "export growth",
    "the growth of every period of every company, as tidy CSV or a workbook",
    "[options]",
    "capex export growth --in USD -o growth.csv\n"
    "capex export growth --measure capex -o growth.xlsx\n"
    "capex export growth --measure capex --scope total --by half --in USD --as-of 2025-01-31\n"
    "capex export growth --measure capex --by half --in USD -q | sqlite3 :memory: '.import --csv /dev/stdin answers' "
    "'select company, period, growth from answers where growth + 0 > 1 order by growth + 0'",
    "One period a row, on the one a year before: the columns of 'growth --format csv' but for where each number came\n"
    "from (rate, known_on, sources, derivation), which 'explain' tells. One pass over the file answers for all of it.\n"
    "Claims are not asked: a base that only a claim implies, as 'growth' fills in, is missing here.",
    run_export_growth,
};

}  // namespace capex::tool
