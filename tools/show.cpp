#include <string>
#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "look_options.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_show(CommandLine& line) {
  std::vector<std::string> companies;
  QuestionOptions options;
  line.arguments("COMPANY", companies,
                 "companies or groups, by key, name, alias or ticker; all: every company with an answer",
                 Takes::Kind::companies);
  bool revisions = false;
  bool remaining = false;
  RatioOptions ratios;
  ratios.declare(line);
  options.declare(line, QuestionOptions::Bases::each);
  bool members = false;
  line.flag("--members", members, "of a group its members instead of what is stated for it");
  line.flag("--revisions", revisions, "how each amount changed as more became known, with days and sources");
  line.flag("--remaining", remaining,
            "guidance for --period, what is reported of it, and what that leaves for the rest of it");
  LookOptions look;
  look.declare(line);
  Output output(line);
  line.parse();
  Question question = options.question();
  ratios.into(question);
  question.members = members;
  question.companies = std::move(companies);
  if (remaining && revisions) throw UsageError("--remaining and --revisions exclude each other");
  look.check();
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  const Notes note(line.quiet());
  if (revisions) {
    look.put_out(view.revisions(question), output, note);
  } else if (remaining) {
    look.put_out(view.remaining(question), output, note);
  } else {
    look.put_out(view.show(question), output, note);
  }
  return Exit::done;
}

}  // namespace

const Command show_command = {
    "show",
    "amounts by period",
    "COMPANY... [options]",
    "capex show alibaba tencent baidu --period 2024H1\n"
    "capex show tencent --period 2023H1..2025H2 --in USD\n"
    "capex show bytedance --measure ai-infrastructure --basis guidance\n"
    "capex show alphabet --by half --in CNY --rates fred --rate closing --format csv\n"
    "capex show meta --period 2023Q4 --measure capex-cash --revisions\n"
    "capex show microsoft --by half --per revenue\n"
    "capex show us-big-four --members --period 2024H1\n"
    "capex show all --period 2024H1 --in USD\n"
    "capex show meta --period 2025 --basis guidance,actual --revisions\n"
    "capex show meta --period 2026 --remaining",
    "A group answers with what sources state for the group itself. Several companies over several periods stand side "
    "by "
    "side.\n"
    "± says how far the true value may lie from the number, as the rounding of the sources allows; without it the "
    "number\n"
    "is exact to the digits shown. --detail has everything, csv and json always have.",
    run_show,
};

}  // namespace capex::tool
