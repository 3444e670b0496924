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

// "capex-with-leases guidance china": what it is besides actual and total.
std::string subject_of(const Change& change) {
  std::string words = change.measure;
  if (change.basis != "actual") words += ' ' + change.basis;
  if (change.scope != "total") words += ' ' + change.scope;
  return words;
}

// "Meta Platforms, 10-K": the day stands beside it, and twenty digits of a filing are nothing to read.
std::string names_of(const std::vector<std::string>& keys, const Answers<Change>& changes) {
  std::vector<std::string> names;
  for (const std::string& key : keys) {
    const auto& all = changes.sources();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Source& one) { return one.key == key; });
    std::string name = key;
    if (found != all.end()) name = found->publisher + (found->form.empty() ? "" : ", " + found->form);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, "; "));
}

// One line a change: what it was, what it is, who brought it.
Rows for_people(const Answers<Change>& changes) {
  Rows shown{{"company", "what", "period", "was", "is", "why", "since", "brought by"}, {}};
  for (const Change& each : changes) {
    shown.rows.push_back({each.company, subject_of(each), each.period, each.was.amount.text, each.amount.text, each.why,
                          each.brought_on ? Cell(to_string(*each.brought_on)) : Cell(),
                          names_of(each.brought_by, changes)});
  }
  return shown;
}

Exit run_changes(CommandLine& line) {
  Question question;
  std::optional<std::string> since, until, why, period, by, measure, basis, scope;
  line.optional_arguments("COMPANY", question.companies,
                          "companies or groups, by key, name, alias or ticker (default: every one)",
                          Takes::Kind::companies);
  line.option("--since", since, "DAY", "what was known on that day, such as 2024-08-26, is what it was");
  line.option("--until", until, "DAY", "what was known on that day is what it is (default: all that the file knows)");
  line.option("--why", why, "WORD[,WORD]", "only those that changed for these reasons, which stand below",
              Takes{"new", "refined", "restated", "revised", "replaced", "disagrees", "gone"}.listed());
  line.flag("--members", question.members, "of a group its members instead of what is stated for it");
  line.option("--period", period, "P", "only these, as in show (default: every stated one)", Takes::Kind::periods);
  line.option("--by", by, "STEP",
              "cut periods by year, half, quarter, month, fiscal-year, fiscal-half or fiscal-quarter",
              Takes{"year", "half", "quarter", "month", "fiscal-year", "fiscal-half", "fiscal-quarter"});
  line.option("--measure", measure, "KEY", "only this one, also one made of others (default: every one)",
              Takes::Kind::measures);
  line.option("--basis", basis, "BASIS", "only actual, guidance or estimate (default: every one)",
              Takes{"actual", "guidance", "estimate"});
  line.option("--scope", scope, "SCOPE", "only total, or a part such as domestic (default: every one)",
              Takes::Kind::scopes);
  Output output(line);
  line.parse();
  output.format();
  if (!since) throw UsageError("since when? Name the day: --since 2024-08-26");
  parsed("--since", *since, parse_day);
  if (until) parsed("--until", *until, parse_day);
  const std::vector<std::string> reasons = why ? parse_words("--why", *why) : std::vector<std::string>();
  question.periods = period.value_or("");
  question.by = by.value_or("");
  question.measure = measure.value_or("");
  question.basis = basis.value_or("");
  question.scope = scope.value_or("");

  const Answers<Change> changes = view_as_of(open_database(line), until).changes(*since, question, reasons);
  for (const std::string& each : changes.notes()) Notes(line.quiet())(each);
  if (output.format() != Format::table && output.format() != Format::markdown) {
    output.write(changes);
  } else if (!changes.empty()) {
    output.write(for_people(changes));
  }
  return Exit::done;
}

}  // namespace

const Command changes_command = {
    "changes",
    "what became another answer between two days, and by which source",
    "--since DAY [--until DAY] [COMPANY...] [options]",
    "capex changes --since 2026-01-01\n"
    "capex changes --since 2024-08-26 --why restated,replaced\n"
    "capex changes meta microsoft --since 2024-08-26 --until 2025-02-15\n"
    "capex changes bat --members --since 2024-05-01 --until 2024-08-26 --by half\n"
    "capex changes --since 2025-10-01 --until 2025-11-15 --basis guidance --format csv -o news.csv",
    "Why:\n"
    "  new        there was no answer\n"
    "  refined    within the earlier bounds, and as finely or finer\n"
    "  restated   the issuer says otherwise than before\n"
    "  revised    guidance or an estimate, of which the latest stands\n"
    "  replaced   outlets say otherwise, or the issuer says otherwise than they did\n"
    "  disagrees  the number stays, and sources dispute it now\n"
    "  gone       there is none any more\n"
    "Answers are compared, not rows: a figure that repeats what was known changes nothing. All are in the currency "
    "that is\n"
    "stated, series by series. What was corrected or taken back by undo is so as of every day, and cannot be told "
    "here:\n"
    "'capex show COMPANY --revisions' names corrections.",
    run_changes,
};

}  // namespace capex::tool
