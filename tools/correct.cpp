#include "adding.hpp"
#include "commands.hpp"
#include "statement_options.hpp"

namespace capex::tool {

namespace {

Exit run_correct_figure(CommandLine& line) {
  std::string company, period, amount;
  std::optional<std::string> currency;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker", Takes::Kind::companies);
  line.argument("PERIOD", period, "the period of the figure, as for 'add figure'", Takes::Kind::periods);
  line.argument("AMOUNT", amount, "the right amount, as the source writes it");
  line.optional_argument("CURRENCY", currency,
                         "a code, sign or word (CNY, yuan, 元), unless the amount names it; none for counts",
                         Takes::Kind::currencies);
  StatementOptions options;
  options.declare(line);
  line.flag("--dry-run", dry_run, "say what would be corrected, and change nothing");
  line.parse();

  const FigureEntry entry = options.of(FigureEntry{company, period, amount, currency.value_or(""), ""});
  return enter(line, dry_run, [&](Database& db, const ImportOptions& how) { return db.correct(entry, how); });
}

}  // namespace

const Command correct_figure_command = {
    "correct figure",
    "put the right amount in the place of one that was entered wrong",
    "COMPANY PERIOD AMOUNT [CURRENCY] --source KEY [options]",
    "capex correct figure tencent 2024H1 23.1bn CNY --source ft-2024-08 --dry-run",
    "The figure of that source, series and period was entered wrong: from now on it reads as corrected, as of every "
    "day.\n"
    "What a source itself said later is no correction but a figure of a later source ('capex add figure'). The wrong\n"
    "amount is kept, and 'capex undo' of this import brings it back.",
    run_correct_figure,
};

}  // namespace capex::tool
