#include <fmt/format.h>

#include <algorithm>

#include "ask/door/lists.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "imports_rows.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"
#include "text/near_names.hpp"

namespace capex::core::tool {

namespace {

Exit run_list(CommandLine& line) {
  std::string what;
  std::optional<std::string> company, as_of;
  line.argument("WHAT", what, "companies, groups, measures, sources, periods, rates or imports");
  line.optional_argument("COMPANY", company, "of periods: whose");
  line.option("--as-of", as_of, "DATE", "only what was known on that day");
  Output output(line);
  line.parse();
  output.format();

  std::vector<std::string> known = listed();
  known.insert(known.begin(), "periods");
  if (std::find(known.begin(), known.end(), what) == known.end()) {
    throw UsageError(fmt::format("there is no list of '{}'{}", what, did_you_mean_one_of(what, known)));
  }
  if (what == "periods" && !company) throw UsageError("whose periods? Such as: capex list periods alibaba");
  if (as_of && (what == "rates" || what == "imports" || what == "measures")) {
    throw UsageError(fmt::format("'list {}' shows what the file has, whatever the day: leave out --as-of", what));
  }
  if (what != "periods" && company) throw UsageError(fmt::format("'list {}' takes no company", what));

  const Date day = as_of ? parsed("--as-of", *as_of, [](const std::string& text) { return parse_date(text); }) : latest;
  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot(day);
  const bool fits_a_screen = what == "imports" && output.format() == Format::table;
  const Rows rows = company         ? coverage_of_company(snapshot, *company)
                    : fits_a_screen ? imports_in_short(list_of(snapshot, what))
                                    : list_of(snapshot, what);
  if (rows.rows.empty()) Notes{line.quiet()}(fmt::format("there are no {} yet", what));
  output.write(rows);
  return Exit::done;
}

}  // namespace

const Command list_command = {
    "list",
    "companies, groups, measures, sources, periods, rates, imports: what is there",
    "WHAT [COMPANY] [options]",
    "capex list companies\n"
    "capex list periods alibaba\n"
    "capex list rates\n"
    "capex list imports --format csv",
    "",
    run_list,
};

}  // namespace capex::core::tool
