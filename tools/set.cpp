#include "adding.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

Exit run_set_company(CommandLine& line) {
  std::string company;
  CompanyChange change;
  bool dry_run = false;
  line.argument("COMPANY", company, "key, alias or ticker", Takes::Kind::companies);
  line.option("--key", change.key, "KEY", "what it is called from now on in CSV files and questions");
  line.option("--name", change.name, "NAME", "as the company writes itself");
  line.option("--alias", change.aliases, "NAME", "another name, beside those it has; can be repeated");
  line.option("--country", change.country, "CODE", "ISO 3166-1: CN, US");
  line.option("--reporting-currency", change.reporting_currency, "CODE", "the currency of its accounts",
              Takes::Kind::currencies);
  line.option("--fiscal-year-end", change.fiscal_year_end, "DAY",
              "03-31, 'last Saturday of September', 'nearest Sunday to December'");
  line.option("--fiscal-year-offset", change.fiscal_year_offset, "N",
              "-1 where years are named for the calendar year they begin in");
  line.option("--long-quarter", change.long_quarter, "N", "the quarter that takes a 53rd week");
  line.option("--ticker", change.ticker, "TICKER", "where it is listed; '' for nowhere");
  line.option("--cik", change.cik, "NUMBER", "the SEC's number");
  line.option("--lei", change.lei, "LEI", "ISO 17442");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  return enter(line, dry_run,
               [&](Database& db, const ImportOptions& options) { return db.set_company(company, change, options); });
}

}  // namespace

const Command set_company_command = {
    "set company",
    "change what a company is said to be: key, name, year end, ticker ...",
    "COMPANY [options]",
    "capex set company alibaba --name 'Alibaba Group Holding' --dry-run\n"
    "capex set company baidu --ticker BIDU --alias 百度 --dry-run",
    "What is not named stays. An import of its own: 'capex undo' brings back what was there before. Figures keep the "
    "days\n"
    "that they were stored with, whatever their fiscal names become.",
    run_set_company,
};

}  // namespace capex::tool
