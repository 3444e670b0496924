#include "ask/claims/checking.hpp"

#include <fmt/core.h>

#include <utility>

#include "check_table.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::core::tool {

namespace {

// Which claims are asked about.
struct Filter {
  std::vector<std::string> companies, sources;
  std::optional<std::string> period, verdict;
  bool all = false;

  void declare(CommandLine& line) {
    line.group("Which claims");
    line.option("--company", companies, "KEY", "those about a company or group, or that add it up; can be repeated");
    line.option("--source", sources, "KEY", "those of a source; can be repeated");
    line.option("--period", period, "P", "those about these periods: 2024H1, FY2025, 2023H1..2024H2");
    line.option("--verdict", verdict, "VERDICT", "consistent, inconsistent or undecidable");
    line.flag("--all", all, "the consistent ones too");
  }

  ClaimFilter words() const {
    ClaimFilter asked{companies, sources, period.value_or(""), std::nullopt, all};
    if (verdict) asked.verdict = parsed("--verdict", *verdict, parse_verdict);
    if (period) parsed("--period", *period, [](const std::string& text) { return parse_labels(text); });
    return asked;
  }
};

Exit run_check(CommandLine& line) {
  Filter filter;
  RateOptions rates;
  filter.declare(line);
  line.group("Rates and time");
  rates.declare_table(line);
  Output output(line);
  line.parse();
  output.format();
  const ClaimFilter asked = filter.words();
  capex::Question words;
  rates.into(words);
  const Request request(std::move(words), rates.as_of());
  request.max_rate_age();

  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot(rates.as_of());
  CheckedClaims checked = ask_check(snapshot, asked, request);
  switch (output.format()) {
    case Format::table:
      output.write(render(check_table(checked.lines, checked.provider), output.colour()));
      break;
    case Format::markdown:
      output.write(markdown(check_table(checked.lines, checked.provider)));
      break;
    default:
      output.write(rows_of(checked));
  }
  if (checked.asked == 0) {
    Notes(line.quiet())("no claim is about that: 'capex sql \"select * from claims\"' lists all");
  }
  for (const std::string& gap : checked.gaps) Notes(line.quiet())(gap);
  if (!checked.lines.empty()) {
    Notes(line.quiet())(fmt::format("{}: {} consistent, {} inconsistent, {} undecidable{}",
                                    counted(static_cast<std::int64_t>(checked.asked), "claim", "claims"),
                                    checked.counts[Verdict::consistent], checked.counts[Verdict::inconsistent],
                                    checked.counts[Verdict::undecidable],
                                    asked.all || asked.verdict ? "" : " (--all lists the consistent ones too)"));
  }
  return checked.found ? Exit::found : Exit::done;
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

}  // namespace capex::core::tool
