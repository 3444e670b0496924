#include "adding.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

Exit run_add_company(CommandLine& line) {
  CompanyEntry entry;
  std::optional<std::string> name, country, currency, year_end, year_offset, long_quarter, ticker, cik, lei;
  bool dry_run = false;
  line.argument("KEY", entry.key, "lower case, the name in CSV files");
  line.option("--name", name, "NAME", "as the company writes itself");
  line.option("--alias", entry.aliases, "NAME", "another name; can be repeated");
  line.option("--country", country, "CODE", "ISO 3166-1: CN, US");
  line.option("--reporting-currency", currency, "CODE", "the currency of its accounts", Takes::Kind::currencies);
  line.option("--fiscal-year-end", year_end, "DAY",
              "03-31, 'last Saturday of September', 'nearest Sunday to December' (default 12-31)");
  line.option("--fiscal-year-offset", year_offset, "N", "-1 where years are named for the calendar year they begin in");
  line.option("--long-quarter", long_quarter, "N", "the quarter that takes a 53rd week (default 4)");
  line.option("--ticker", ticker, "TICKER", "where it is listed");
  line.option("--cik", cik, "NUMBER", "the SEC's number");
  line.option("--lei", lei, "LEI", "ISO 17442");
  line.option("--member", entry.members, "COMPANY", "makes it a group with this member; can be repeated",
              Takes::Kind::companies);
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  entry.name = name.value_or("");
  entry.country = country.value_or("");
  entry.reporting_currency = currency.value_or("");
  entry.fiscal_year_end = year_end.value_or("");
  entry.fiscal_year_offset = year_offset.value_or("");
  entry.long_quarter = long_quarter.value_or("");
  entry.ticker = ticker.value_or("");
  entry.cik = cik.value_or("");
  entry.lei = lei.value_or("");
  return enter(line, dry_run, [&](Database& db, const ImportOptions& options) { return db.add(entry, options); });
}

}  // namespace

const Command add_company_command = {
    "add company",
    "add a company, or a group with its members",
    "KEY [options]",
    "capex add company alibaba --name 'Alibaba Group' --fiscal-year-end 03-31 --reporting-currency CNY --alias "
    "阿里巴巴\n"
    "capex add company apple --name Apple --fiscal-year-end 'last Saturday of September' --ticker AAPL --country US\n"
    "capex add company bat --name BAT --member alibaba --member tencent --member baidu",
    "A company that is there already keeps what it is said to be; what it lacks is filled. 'capex set company' changes "
    "it.",
    run_add_company,
};

}  // namespace capex::tool
