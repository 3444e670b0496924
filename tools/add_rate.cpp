#include "adding.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

Exit run_add_rate(CommandLine& line) {
  std::string base, quote, day, rate;
  std::optional<std::string> provider;
  bool dry_run = false;
  line.argument("BASE", base, "1 of this currency (USD, $, yuan, 元) ...", Takes::Kind::currencies);
  line.argument("QUOTE", quote, "... in this one", Takes::Kind::currencies);
  line.argument("DAY", day, "2024-06-28");
  line.argument("RATE", rate, "7.2673");
  line.option("--provider", provider, "NAME", "who says so: ecb, fred, a name of your own",
              Takes(Takes::Kind::providers, {"ecb", "fred"}));
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  const RateEntry entry{required(provider, "--provider", "an answer uses the rates of one provider"), base, quote, day,
                        rate};
  return enter(line, dry_run, [&](Database& db, const ImportOptions& options) { return db.add(entry, options); });
}

}  // namespace

const Command add_rate_command = {
    "add rate",
    "add one daily exchange rate",
    "BASE QUOTE DAY RATE --provider NAME [options]",
    "capex add rate USD CNY 2024-06-28 7.2673 --provider desk",
    "1 BASE = RATE QUOTE, in either direction. A second rate for a day is a correction, known from today on.",
    run_add_rate,
};

}  // namespace capex::tool
