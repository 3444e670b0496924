#include <fmt/core.h>

#include <set>
#include <string>

#include "commands.hpp"
#include "database.hpp"
#include "money/amount_words.hpp"
#include "put_out.hpp"
#include "question_options.hpp"

namespace capex::core::tool {

namespace {

// What was entered wrong never stood, so that no row tells of it.
void note_corrections(const Answers& answers, const Snapshot& snapshot, const Notes& note) {
  std::set<std::string> told;
  for (const AnswerLine& line : answers.lines) {
    const Observation& observation = line.stated.operands.empty() ? line.amount : line.stated;
    const Currency currency =
        observation.stated_currency.is_money() ? observation.stated_currency : observation.currency;
    for (const Operand& operand : observation.operands) {
      const Figure& figure = operand.figure;
      for (const FigureCorrection& one : snapshot.corrections(observation.series, figure.period, figure.source)) {
        const std::string on = one.corrected_on.is_special() ? "" : " on " + to_string(one.corrected_on);
        const std::string sentence =
            fmt::format("{} of {} for {} was entered as {} until it was corrected{}",
                        amount_words(figure.amount, currency), snapshot.source(figure.source).key,
                        to_string(name_of(figure.period, snapshot.company(observation.company).calendar)),
                        amount_words(one.before, currency), on);
        if (told.insert(sentence).second) note(sentence);
      }
    }
  }
}

Exit run_show(CommandLine& line) {
  std::vector<std::string> companies;
  QuestionOptions options;
  line.arguments("COMPANY", companies, "companies or groups, by key, name, alias or ticker");
  bool revisions = false;
  bool remaining = false;
  Wanted wanted;
  declare_ratios(line, wanted);
  options.declare(line, QuestionOptions::Bases::each);
  line.flag("--revisions", revisions, "how each amount changed as more became known, with days and sources");
  line.flag("--remaining", remaining,
            "guidance for --period, what is reported of it, and what that leaves for the rest of it");
  Output output(line);
  line.parse();
  const Request request = options.request();
  if (remaining && revisions) throw UsageError("--remaining and --revisions exclude each other");
  if (remaining && !request.labels()) throw UsageError("--remaining needs the period of the guidance: --period 2025");
  if (remaining && request.names_bases()) throw UsageError("--remaining is guidance less actual: leave out --basis");
  if ((revisions || remaining) && (wanted.per || wanted.net_of)) {
    throw UsageError(fmt::format("{} is of the amount itself: leave out --per and --net-of",
                                 revisions ? "--revisions" : "--remaining"));
  }
  if (revisions) wanted.kind = Wanted::Kind::revisions;
  if (remaining) wanted.kind = Wanted::Kind::remaining;
  output.format();

  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot(request.as_of());
  const Notes note(line.quiet());
  const Answers answers = ask(snapshot, companies, request, wanted, note);
  put_out(answers, output, note);
  if (revisions) note_corrections(answers, snapshot, note);
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

    "capex show meta --period 2025 --basis guidance,actual --revisions\n"
    "capex show meta --period 2026 --remaining",
    "A group answers with what sources state for the group itself. Brackets hold the bounds within which the true "
    "value\n"
    "lies, as the rounding of the sources allows; where there are none the amount is exact to the digits shown.",
    run_show,
};

}  // namespace capex::core::tool
