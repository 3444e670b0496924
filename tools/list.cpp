#include <fmt/format.h>

#include "commands.hpp"
#include "database.hpp"
#include "imports_rows.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_list(CommandLine& line) {
  std::string what;
  std::optional<std::string> company, measure, as_of;
  line.argument(
      "WHAT", what, "companies, names, groups, measures, scopes, sources, periods, due, rates or imports",
      Takes{"companies", "names", "groups", "measures", "scopes", "sources", "periods", "due", "rates", "imports"});
  line.optional_argument("COMPANY", company, "of periods and due: whose (default: all)", Takes::Kind::companies);
  line.option("--measure", measure, "KEY", "of periods: only this one", Takes::Kind::measures);
  line.option("--as-of", as_of, "DATE", "only what was known on that day");
  Output output(line);
  line.parse();
  output.format();

  if (as_of && (what == "rates" || what == "imports" || what == "measures")) {
    throw UsageError(fmt::format("'list {}' shows what the file has, whatever the day: leave out --as-of", what));
  }
  const View view = view_as_of(open_database(line), day_asked(as_of));
  Rows rows = view.list(what, company.value_or(""), measure.value_or(""));
  if (what == "imports" && output.format() == Format::table) rows = imports_in_short(rows);
  if (rows.rows.empty()) {
    Notes{line.quiet()}(what == "due" ? "there are no actual figures yet that others follow"
                                      : fmt::format("there are no {} yet", what));
  }
  output.write(rows, what);
  return Exit::done;
}

}  // namespace

const Command list_command = {
    "list",
    "companies, names, groups, measures, scopes, sources, periods, due, rates, imports: what is there",
    "WHAT [COMPANY] [options]",
    "capex list companies\n"
    "capex list periods --measure capex-cash\n"
    "capex list periods alibaba\n"
    "capex list due --as-of 2026-09-01\n"
    "capex list rates\n"
    "capex list imports --format csv",
    "companies: each with its newest period (of actual flows) and its measures; names: without these, at once however "
    "large\n"
    "the file is. periods: a line a series, from which period to which; of one company a line a period, with gaps and "
    "restatements. due: the last source of each company, its "
    "newest\n"
    "period, the one that comes next by its fiscal calendar, and how many days ago that ended, by --as-of or else the "
    "newest\n"
    "day of the file; less than 0 where it is not over. The longest due come first.",
    run_list,
};

}  // namespace capex::tool
