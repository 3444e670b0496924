#include "adding.hpp"
#include "commands.hpp"
#include "statement_options.hpp"

namespace capex::tool {

namespace {

Exit run_add_figure(CommandLine& line) {
  std::string company, period, amount;
  std::optional<std::string> currency;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker", Takes::Kind::companies);
  line.argument("PERIOD", period, "2024H1 (or 1H24), 2024Q2, 2024, FY2025, 2024-06-30, 2024-01-01..2024-06-30",
                Takes::Kind::periods);
  line.argument("AMOUNT", amount,
                "as the source writes it: 23bn, '>12bn', 60-65bn, '$50bn+', 'nearly 50bn', 230.88亿, 1兆2,000億円");
  line.optional_argument("CURRENCY", currency,
                         "a code, sign or word (CNY, yuan, 元), unless the amount names it; none for counts",
                         Takes::Kind::currencies);
  StatementOptions options;
  options.declare(line);
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  const FigureEntry entry = options.of(FigureEntry{company, period, amount, currency.value_or(""), ""});
  return enter(line, dry_run, [&](Database& db, const ImportOptions& how) { return db.add(entry, how); });
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
    "A later figure never replaces an earlier one: which stands is decided when asked. What was understood is said, "
    "and\n"
    "what looks wrong beside the company's other figures; a slip is mended by 'capex correct figure' or 'capex undo'.",
    run_add_figure,
};

}  // namespace capex::tool
