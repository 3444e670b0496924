#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "look_options.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_growth(CommandLine& line) {
  std::vector<std::string> companies;
  std::optional<std::string> over;
  bool cagr = false, split = false, constant_currency = false;
  RatioOptions ratios;
  QuestionOptions options;
  line.arguments("COMPANY", companies,
                 "companies or groups, by key, name, alias or ticker; all: every company with an answer",
                 Takes::Kind::companies);
  line.group("Growth");
  line.option("--over", over, "STEP", "year (the default), half or quarter: how far back the base lies",
              Takes{"year", "half", "quarter"});
  line.flag("--cagr", cagr, "one compound growth a year, from the first of --period's range to its last");
  line.flag("--split", split,
            "with --in: the growth in the company's own currency, and the points that the currency adds");
  line.flag("--constant-currency", constant_currency, "with --in: both periods at the rate of the earlier one");
  bool members = false;
  line.flag("--members", members, "of a group its members instead of what is stated for it");
  ratios.declare(line);
  options.declare(line, QuestionOptions::Bases::each);
  LookOptions look;
  look.declare(line);
  Output output(line);
  line.parse();
  Question question = options.question(over, constant_currency);
  question.cagr = cagr;
  question.split = split;
  ratios.into(question);
  question.members = members;
  question.companies = std::move(companies);
  look.check();
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  look.put_out(view.growth(question), output, Notes(line.quiet()));
  return Exit::done;
}

}  // namespace

const Command growth_command = {
    "growth",
    "amounts by period and how they grew",
    "COMPANY... [options]",
    "capex growth alibaba tencent baidu --period 2024H1\n"
    "capex growth bat --period 2024H1 --in USD\n"
    "capex growth bat --period 2024H1 --in USD --split\n"
    "capex growth bat --members --period 2024H1\n"
    "capex growth meta microsoft --period 2024 --per revenue\n"
    "capex growth alphabet --period 2024Q1..2026Q2 --over quarter --format csv\n"
    "capex growth alphabet --period 2021..2025 --cagr\n"
    "capex growth meta alphabet --period 2025 --basis guidance,actual\n"
    "capex growth nvidia alphabet --period 2024H1 --align nearest",
    "With --basis guidance,actual guidance grows on the actual of the year before, and what was reported says whether "
    "it\n"
    "beat, met (within) or missed the guidance.\n"
    "Where a base is missing and a source states the growth itself, the base is implied by it (status implied). A "
    "missing,\n"
    "zero or negative base and a missing or stale rate leave the growth empty, with a status that says so; exit code "
    "0.",
    run_growth,
};

}  // namespace capex::tool
