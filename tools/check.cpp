#include <algorithm>

#include "capex/look.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_check(CommandLine& line) {
  ClaimQuestion question;
  std::optional<std::string> period, verdict;
  bool all = false;
  RateOptions rates;
  line.group("Which claims");
  line.option("--company", question.companies, "KEY",
              "those about a company or group, or that add it up; can be repeated", Takes::Kind::companies);
  line.option("--source", question.sources, "KEY", "those of a source; can be repeated", Takes::Kind::sources);
  line.option("--period", period, "P", "those about these periods: 2024H1, FY2025, 2023H1..2024H2",
              Takes::Kind::periods);
  line.option("--verdict", verdict, "VERDICT", "consistent, inconsistent or undecidable",
              Takes{"consistent", "inconsistent", "undecidable"});
  line.flag("--all", all, "the consistent ones too");
  line.group("Rates and time");
  rates.declare_table(line);
  Output output(line);
  line.parse();
  output.format();
  Question words;
  rates.into(words);
  question.periods = period.value_or("");
  question.verdict = verdict.value_or("");
  question.but_consistent = !all;
  question.rates = words.rates;
  question.max_rate_age = words.max_rate_age;

  Busy busy(line.quiet(), "checking");
  const Answers<CheckedClaim> checked = view_as_of(open_database(line), rates.as_of()).check(question);
  busy.done();
  if (output.format() == Format::table || output.format() == Format::markdown) {
    TableStyle style;
    style.bold = output.bold();
    style.markdown = output.format() == Format::markdown;
    output.write(table(checked, style));
  } else {
    output.write(checked);
  }
  for (const std::string& each : checked.notes()) Notes(line.quiet())(each);
  const bool found = std::any_of(checked.begin(), checked.end(), [](const CheckedClaim& one) {
    return one.verdict == "inconsistent" || one.own_verdict == "inconsistent";
  });
  return found ? Exit::found : Exit::done;
}

}  // namespace

const Command check_command = {
    "check",
    "recompute what sources say about figures: growths, equivalents, totals, shares",
    "[options]",
    "capex check\n"
    "capex check --all --format csv\n"
    "capex check --company bat --period 2023H1\n"
    "capex check --verdict inconsistent",
    "Each claim is recomputed from the best figures and from those of its own source, with the rounding of both sides "
    "in mind.\nA total that one definition misses and the members' own meet is consistent, with the note which. One "
    "that "
    "is not consistent comes with what would reproduce it, nearest first. Says nothing where every "
    "claim is consistent;\nends with 3 when something is inconsistent.",
    run_check,
};

}  // namespace capex::tool
