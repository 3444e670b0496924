#include "ask/answer/explained.hpp"

#include "commands.hpp"
#include "database.hpp"
#include "io/explanation/write_explanation.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::core::tool {

namespace {

std::string written(const Explanation& explanation, Format format, const ExplanationStyle& style) {
  switch (format) {
    case Format::json:
      return explanation_json(explanation, style);
    case Format::markdown:
      return explanation_markdown(explanation, style);
    default:
      return explanation_text(explanation, style);
  }
}

Exit run_explain(CommandLine& line) {
  std::string company, period;
  std::optional<std::string> over;
  bool grown = false, brief = false, summed = false, allow_missing = false, constant_currency = false;
  QuestionOptions options;
  line.argument("COMPANY", company, "a company or group, by key, name, alias or ticker");
  line.argument("PERIOD", period, "2024H1, 2024Q2, 9M2024, 2024, FY2025, TTM@2024-06-30, two days");
  line.group("What");
  line.flag("--growth", grown, "the growth on the year before instead of the amount");
  line.option("--over", over, "STEP", "the growth over a year, half or quarter");
  line.flag("--constant-currency", constant_currency,
            "of a growth, with --in: both periods at the rate of the earlier one");
  line.flag("--total", summed, "of a group: the sum of its members instead of what is stated for it");
  line.flag("--allow-missing", allow_missing, "with --total: sum the members that have a value");
  line.flag("--brief", brief, "leave out the daily rates that an average is made of");
  options.declare(line, QuestionOptions::Bases::one, QuestionOptions::Periods::one);
  const Output output = Output::of_text(line);
  line.parse();
  const Request request = options.request(over, constant_currency);
  const Label label = parsed("PERIOD", period, [](const std::string& text) { return parse_label(text); });
  if (allow_missing && !summed) throw UsageError("--allow-missing is of a sum: add --total");
  if (constant_currency && !(grown || over)) throw UsageError("--constant-currency is of a growth: add --growth");
  if (constant_currency && !request.converts()) {
    throw UsageError("--constant-currency says how to convert: name the currency with --in");
  }
  const Format format = output.format();

  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot(request.as_of());
  const Notes note(line.quiet());
  const ExplainAsked asked{company, label, grown || over.has_value(), summed, allow_missing};
  const Explained answer = ask_explanation(snapshot, asked, request, note);
  output.write(written(answer.explanation, format, {!brief}));
  if (!answer.advice.empty()) note(answer.advice);
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

}  // namespace capex::core::tool
