#include <fmt/format.h>

#include "adding.hpp"
#include "commands.hpp"
#include "statement_options.hpp"

namespace capex::tool {

namespace {

Exit run_add_claim(CommandLine& line) {
  std::string kind, company, period, stated;
  std::optional<std::string> currency, note, key, base;
  std::vector<std::string> parts;
  bool dry_run = false;
  line.argument("KIND", kind, "growth, equivalent, total or share", Takes{"growth", "equivalent", "total", "share"});
  line.argument("COMPANY", company, "key, alias or ticker", Takes::Kind::companies);
  line.argument("PERIOD", period, "the period spoken of", Takes::Kind::periods);
  line.argument("STATED", stated, "+123%, doubled, 'fell by a third', 3割増, 7bn, 'about 60%', two-thirds");
  line.optional_argument("CURRENCY", currency, "of an equivalent or a total, unless the amount names it",
                         Takes::Kind::currencies);
  line.option("--on", base, "PERIOD", "growth: the base period", Takes::Kind::periods);
  line.option(
      "--part", parts, "'ATTRIBUTE=VALUE ...'",
      "a part of the total, the whole of the share; attributes company, measure, basis, scope, period; what is not "
      "named is as in the claim; can be repeated");
  StatementOptions options;
  options.declare(line);
  line.option("--note", note, "TEXT", "a remark");
  line.option("--key", key, "KEY", "the claim's key (default SOURCE/COMPANY-KIND-PERIOD)");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  if (kind == "growth" && parts.empty()) required(base, "--on", "the period that the growth is from");
  if ((kind == "total" || kind == "share") && parts.empty()) {
    throw UsageError(fmt::format("--part is missing: name {}", kind == "total" ? "what is added up" : "the whole"));
  }
  if (base) parts.insert(parts.begin(), "period=" + *base);
  ClaimEntry entry = options.of(ClaimEntry{key.value_or(""), kind, company, period, stated, currency.value_or(""), ""});
  entry.parts = fmt::format("{}", fmt::join(parts, "; "));
  entry.note = note.value_or("");
  return enter(line, dry_run, [&](Database& db, const ImportOptions& how) { return db.add(entry, how); });
}

}  // namespace

const Command add_claim_command = {
    "add claim",
    "add something that a source says about figures: a growth, an equivalent, a total, a share",
    "KIND COMPANY PERIOD STATED [CURRENCY] --source KEY [options]",
    "capex add claim growth alibaba 2024H1 +123% --on 2023H1 --source ft-2024-08\n"
    "capex add claim equivalent bat 2024H1 7bn USD --source ft-2024-08\n"
    "capex add claim total bat 2024H1 50bn CNY --part company=alibaba --part company=tencent --part company=baidu "
    "--source "
    "ft-2024-08",
    "",
    run_add_claim,
};

}  // namespace capex::tool
