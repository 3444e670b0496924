#include "adding.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

Exit run(CommandLine& line) {
  std::string company, period, amount;
  std::optional<std::string> currency, source, measure, basis, scope, decimals, words;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker");
  line.argument("PERIOD", period, "2024H1, 2024Q2, 2024, FY2025, 2024-06-30, 2024-01-01..2024-06-30");
  line.argument("AMOUNT", amount, "as the source writes it: 23bn, '>12bn', 60-65bn, '~50bn', 230.88亿");
  line.optional_argument("CURRENCY", currency, "ISO 4217 code, unless the amount names it; none for counts");
  line.option("--source", source, "KEY", "the document that says so (capex add source)");
  line.option("--measure", measure, "KEY", "what is measured (default capex)");
  line.option("--basis", basis, "BASIS", "actual, guidance or estimate (default actual)");
  line.option("--scope", scope, "SCOPE", "total, or a part such as domestic (default total)");
  line.option("--decimals", decimals, "N", "precision where the way of writing misleads: -9 is billions");
  line.option("--words", words, "TEXT", "the source's own words, kept beside the figure");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  required(source, "--source", "every figure names the document that states it");
  check_names(line, company, measure.value_or("capex"), *source);
  TidyRow row;
  row.set("company", company);
  row.set("measure", measure.value_or("capex"));
  row.set("basis", basis);
  row.set("scope", scope);
  row.set("period", period);
  row.set("amount", amount);
  row.set("currency", currency);
  row.set("decimals", decimals);
  row.set("source", source);
  row.set("words", words);
  return add_rows(line, {row}, dry_run);
}

}  // namespace

const Command add_figure_command = {
    "add figure",
    "add one amount that a source states",
    "COMPANY PERIOD AMOUNT [CURRENCY] --source KEY [options]",
    "capex add figure alibaba 2024H1 23bn CNY --source ft-2024-08\n"
    "capex add figure bytedance 2025 '>12bn' USD --measure ai-infrastructure --basis guidance --source ft-2025-01\n"
    "capex add figure meta 2024 224,000 --measure chips-ordered --basis estimate --scope nvidia --decimals -3 --source "
    "ft-2025-01",
    "A later figure never replaces an earlier one: which stands is decided when asked.",
    run,
};

}  // namespace capex::tool
