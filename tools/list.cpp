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
  std::optional<std::string> company, as_of;
  line.argument("WHAT", what, "companies, groups, measures, scopes, sources, periods, rates or imports",
                Takes{"companies", "groups", "measures", "scopes", "sources", "periods", "rates", "imports"});
  line.optional_argument("COMPANY", company, "of periods: whose", Takes::Kind::companies);
  line.option("--as-of", as_of, "DATE", "only what was known on that day");
  Output output(line);
  line.parse();
  output.format();

  if (as_of && (what == "rates" || what == "imports" || what == "measures")) {
    throw UsageError(fmt::format("'list {}' shows what the file has, whatever the day: leave out --as-of", what));
  }
  const View view = view_as_of(open_database(line), day_asked(as_of));
  Rows rows = view.list(what, company.value_or(""));
  if (what == "imports" && output.format() == Format::table) rows = imports_in_short(rows);
  if (rows.rows.empty()) Notes{line.quiet()}(fmt::format("there are no {} yet", what));
  output.write(rows);
  return Exit::done;
}

}  // namespace

const Command list_command = {
    "list",
    "companies, groups, measures, scopes, sources, periods, rates, imports: what is there",
    "WHAT [COMPANY] [options]",
    "capex list companies\n"
    "capex list periods alibaba\n"
    "capex list rates\n"
    "capex list imports --format csv",
    "",
    run_list,
};

}  // namespace capex::tool
