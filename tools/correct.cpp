#include <fmt/core.h>

#include "adding.hpp"
#include "ask/entry/echo.hpp"
#include "ask/entry/entry.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "io/csv/read_csv.hpp"
#include "messages.hpp"
#include "money/amount_words.hpp"
#include "statement_options.hpp"

namespace capex::core::tool {

namespace {

Exit run_correct_figure(CommandLine& line) {
  std::string company, period, amount;
  std::optional<std::string> currency;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker");
  line.argument("PERIOD", period, "the period of the figure, as for 'add figure'");
  line.argument("AMOUNT", amount, "the right amount, as the source writes it");
  line.optional_argument("CURRENCY", currency,
                         "a code, sign or word (CNY, yuan, 元), unless the amount names it; none for counts");
  StatementOptions options;
  options.declare(line);
  line.flag("--dry-run", dry_run, "say what would be corrected, and change nothing");
  line.parse();

  TidyRow row = options.row(line, company, period);
  row.set("amount", amount);
  row.set("currency", currency);
  const Batch batch = batch_of({row});
  Store store = open_store(line, Access::read_write);
  Load load = store.load(import_of_line(line));
  const StatedAmount before = load.correct(batch);
  const std::vector<std::string> said = understood(batch, load.preview());
  const std::vector<std::string> doubted = line.quiet() ? std::vector<std::string>() : doubts(load);
  if (!dry_run) load.commit();
  const Notes note(line.quiet());
  for (const std::string& each : said) note(each);
  note(fmt::format("{} in the place of {}", dry_run ? "would be" : "is now",
                   amount_words(before.number, before.currency)));
  print_warnings(doubted);
  return Exit::done;
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

}  // namespace capex::core::tool
