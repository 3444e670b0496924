#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

// One line a finding, then once what to do about each kind.
std::string screen(const Answers<Finding>& findings, const Output& output) {
  Rows shown{{"check", "message"}, {}};
  std::vector<std::string> advices;
  for (const Finding& one : findings) {
    shown.rows.push_back({one.check, one.message});
    if (one.advice.empty()) continue;
    const std::string said = fmt::format("{}: {}\n", one.check, one.advice);
    if (std::find(advices.begin(), advices.end(), said) == advices.end()) advices.push_back(said);
  }
  return fmt::format("{}{}", output.text(shown), fmt::join(advices, ""));
}

Exit run_verify(CommandLine& line) {
  VerifyQuestion question;
  std::optional<std::string> as_of, since;
  line.optional_arguments("COMPANY", question.companies,
                          "only its figures (default: the file, and the figures of every company)",
                          Takes::Kind::companies);
  line.option("--as-of", as_of, "DATE", "only the figures that were known on that day");
  line.option("--since,--new", since, "DATE", "only what was not found yet by what was known on that day");
  Output output(line);
  line.parse();
  output.format();
  question.as_of = day_asked(as_of).value_or("");
  if (since) parsed("--since", *since, parse_day);
  question.since = since.value_or("");

  Busy busy(line.quiet(), "verifying");
  const Answers<Finding> findings = Database::verify_file(existing_database(line), question, line.wait());
  busy.done();
  for (const std::string& each : findings.notes()) Notes(line.quiet())(each);
  // Nothing on the screen when all is well; a strict format still gets its empty document.
  if (output.format() != Format::table) {
    output.write(findings);
  } else if (!findings.empty()) {
    output.write(screen(findings, output));
  }
  return findings.empty() ? Exit::done : Exit::found;
}

}  // namespace

const Command verify_command = {
    "verify",
    "check the file, its figures against each other, and its rates",
    "[COMPANY...] [options]",
    "capex verify && echo all is well\n"
    "capex verify tencent us-big-four\n"
    "capex verify --since 2026-01-01\n"
    "capex verify --format csv -o findings.csv",
    "Says nothing and ends with 0 when all is well; lists what it found and ends with 3 otherwise. First the file: "
    "its\n"
    "integrity, foreign keys, texts and keys, the rules of the domain (these findings name no company). Then its "
    "figures:\n"
    "  sources  two sources for one period whose bounds do not meet, and neither restates the other\n"
    "  sum      a stated period that meets nothing of what the others add up to\n"
    "  part     more stated for parts of a period than for the whole\n"
    "  group    a group's figure that meets nothing of what its members' add up to, in their own currency\n"
    "  outlier  a figure five times its neighbours' pace or more, or a fifth of it or less, where these agree; where "
    "they\n"
    "           do not, off all of them by more than growth and falls explain; guidance and estimates also beside "
    "what\n"
    "           others say of the period, and beside actuals\n"
    "  future   an actual that was known before its period was over\n"
    "  sign     an amount below zero of what is never below zero\n"
    "Then what sources say about them ('capex check' recomputes every claim):\n"
    "  claim    a claim that is ten times off what the figures make, that its source makes otherwise too, or a growth "
    "from\n"
    "           a later period\n"
    "Then its rates:\n"
    "  rate     a day's rate that leaves its neighbours by a fifth and comes back within a few days, at either end one "
    "more\n"
    "           than a third off the next; one without neighbours beside another provider's; a day that had not come; "
    "and\n"
    "           a day given both ways of which one is a fifth off the other\n"
    "The largest come first: by how far the figure and what it is held against lie apart, as a part of the larger of\n"
    "the two (the column size of --format csv). Sums of figures that were last stated before the whole was restated\n"
    "contradict nothing. A figure that a power of ten would mend is named as a likely slip (191亿 is 19.1bn, not\n"
    "191bn).\n"
    "With --since DATE a finding of figures, claims or rates is left out where the same was found by what was known on "
    "that\n"
    "day: of the same figures as they are stated, whatever else they are held against by now. What is wrong with the "
    "file is\n"
    "always told. A corrected figure counts as if it had always been right.",
    run_verify,
};

}  // namespace capex::tool
