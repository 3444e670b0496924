#include <string>
#include <utility>

#include "ask/answer/correction_words.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "put_out.hpp"

namespace capex::tool {

namespace {

Exit run_show(CommandLine& line) {
  std::vector<std::string> companies;
  QuestionOptions options;
  line.arguments("COMPANY", companies,
                 "companies or groups, by key, name, alias or ticker; all: every company with an answer");
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
  Output output(line);
  line.parse();
  Question words = options.question();
  ratios.into(words);
  words.members = members;
  const core::Request request = request_of(options, std::move(words));
  if (remaining && revisions) throw UsageError("--remaining and --revisions exclude each other");
  using Kind = core::Wanted::Kind;
  const core::Wanted wanted = core::wanted_of(request, revisions   ? Kind::revisions
                                                       : remaining ? Kind::remaining
                                                                   : Kind::amounts);
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  const core::Snapshot& snapshot = core::behind(view);
  const Notes note(line.quiet());
  const core::Answers answers = core::ask(snapshot, companies, request, wanted, note);
  put_out(answers, output, note);
  if (revisions) {
    for (const std::string& each : core::correction_words(answers, snapshot)) note(each);
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
    "A group answers with what sources state for the group itself. Brackets hold the bounds within which the true "
    "value\n"
    "lies, as the rounding of the sources allows; where there are none the amount is exact to the digits shown.",
    run_show,
};

}  // namespace capex::tool
