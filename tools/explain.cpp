#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

const std::string& written(const Explanation& explanation, Format format) {
  return format == Format::json       ? explanation.json
         : format == Format::markdown ? explanation.markdown
                                      : explanation.text;
}

// Its period is an argument.
Explanation explained(const View& view, const Question& question, const ExplainOptions& how) {
  try {
    return view.explain(question, how);
  } catch (const QuestionError& error) {
    if (error.member() != "period") throw;
    throw UsageError("PERIOD: " + error.problem());
  }
}

Exit run_explain(CommandLine& line) {
  std::string company, period;
  std::optional<std::string> over;
  bool grown = false, constant_currency = false;
  ExplainOptions how;
  QuestionOptions options;
  line.argument("COMPANY", company, "a company or group, by key, name, alias or ticker", Takes::Kind::companies);
  line.argument("PERIOD", period, "2024H1, 2024Q2, 9M2024, 2024, FY2025, TTM@2024-06-30, two days",
                Takes::Kind::periods);
  line.group("What");
  line.flag("--growth", grown, "the growth on the year before instead of the amount");
  line.option("--over", over, "STEP", "the growth over a year, half or quarter", Takes{"year", "half", "quarter"});
  line.flag("--constant-currency", constant_currency,
            "of a growth, with --in: both periods at the rate of the earlier one");
  line.flag("--total", how.total, "of a group: the sum of its members instead of what is stated for it");
  line.flag("--allow-missing", how.allow_missing, "with --total: sum the members that have a value");
  line.flag("--brief", how.brief, "leave out the daily rates that an average is made of");
  options.declare(line, QuestionOptions::Bases::one, QuestionOptions::Periods::one);
  const Output output = Output::of_text(line);
  line.parse();
  Question question = options.question(over, constant_currency);
  question.companies = {company};
  question.periods = period;
  if (grown && !over) question.over = "year";
  if (constant_currency && question.over.empty()) {
    throw UsageError("--constant-currency is of a growth: add --growth");
  }
  if (constant_currency && question.in.empty()) {
    throw UsageError("--constant-currency says how to convert: name the currency with --in");
  }
  const Format format = output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  const Explanation explanation = explained(view, question, how);
  output.write(written(explanation, format));
  for (const std::string& each : explanation.notes) Notes(line.quiet())(each);
  return Exit::done;
}

}  // namespace

const Command explain_command = {
    "explain",
    "where one number comes from, down to the sources",
    "COMPANY PERIOD [options]",
    "capex explain microsoft 2024H1 --measure capex-cash --in CNY\n"
    "capex explain alibaba 2024H1 --growth\n"
    "capex explain meta 2023Q4 --measure capex-cash --as-of 2024-11-15\n"
    "capex explain bat 2024H1 --total --growth\n"
    "capex explain bat 2024H1 --growth --in USD --constant-currency\n"
    "capex explain bat 2024H1 --in USD --format markdown -o bat.md",
    "A tree from the number down to figures, claims and rates: each step with its arithmetic in full digits, its "
    "bounds\n"
    "and why it is this and not another. An average is followed by the daily rates that it is made of. A group is\n"
    "explained by what sources state for it, with --total by its members. What has no value says why.",
    run_explain,
};

}  // namespace capex::tool
