#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "look_options.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_total(CommandLine& line) {
  std::vector<std::string> groups;
  std::optional<std::string> over;
  bool grown = false, allow_missing = false, constant_currency = false;
  QuestionOptions options;
  line.arguments(
      "NAME", groups,
      "groups, or companies that are added up, by key, name, alias or ticker; all: every company with an answer",
      Takes::Kind::companies);
  line.group("Total");
  line.flag("--growth", grown, "how the sum grew, and how many points of it are each member's");
  line.option("--over", over, "STEP", "of --growth: year (the default), half or quarter",
              Takes{"year", "half", "quarter"});
  line.flag("--constant-currency", constant_currency,
            "of --growth, with --in: both periods at the rate of the earlier one");
  line.flag("--allow-missing", allow_missing,
            "sum the members that have a value, of a growth those that have both; status partial");
  options.declare(line, QuestionOptions::Bases::in_order);
  LookOptions look;
  look.declare(line, false);
  Output output(line);
  line.parse();
  if (over && !grown) throw UsageError("--over is of a growth: add --growth");
  Question question = options.question(over, constant_currency);
  if (grown && !over) question.over = "year";
  question.companies = std::move(groups);
  look.check();
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  look.put_out(view.total(question, allow_missing), output, Notes(line.quiet()));
  return Exit::done;
}

}  // namespace

const Command total_command = {
    "total",
    "members of a group or companies, their sum, and what was stated for the group",
    "GROUP... | COMPANY COMPANY... [options]",
    "capex total bat --period 2024H1\n"
    "capex total bat --period 2024H1 --growth --in USD\n"
    "capex total us-big-four --period 2024H1 --format csv\n"
    "capex total alibaba tencent --period 2024H1\n"
    "capex total us-big-four --period 2024H1 --measure any\n"
    "capex total us-big-four --period 2026..2028 --basis estimate\n"
    "capex total bat --period 2024 --basis actual,estimate --allow-missing",
    "Every member must have a value, or the total is incomplete and says who is missing. Those who are members on the "
    "last\n"
    "day that is asked for answer for every period, also for the bases of a growth. Printed shares make 100.0%, and "
    "printed\n"
    "points (each member's part of the growth) make the printed growth. All are measured by the one definition that "
    "all\nhave; where there is none, or with --measure any, each by its own, without rank and share. Unlike measures, "
    "bases "
    "and\ndays are flagged.",
    run_total,
};

}  // namespace capex::tool
