#include "adding.hpp"
#include "commands.hpp"
#include "database.hpp"

namespace capex::core::tool {

namespace {

Exit run_add_company(CommandLine& line) {
  std::string company;
  std::optional<std::string> name, kind, country, currency, year_end, year_offset, long_quarter, ticker, cik, lei;
  std::vector<std::string> aliases, members;
  bool dry_run = false;
  line.argument("KEY", company, "lower case, the name in CSV files");
  line.option("--name", name, "NAME", "as the company writes itself");
  line.option("--alias", aliases, "NAME", "another name; can be repeated");
  line.option("--country", country, "CODE", "ISO 3166-1: CN, US");
  line.option("--reporting-currency", currency, "CODE", "the currency of its accounts");
  line.option("--fiscal-year-end", year_end, "DAY",
              "03-31, 'last Saturday of September', 'nearest Sunday to December' (default 12-31)");
  line.option("--fiscal-year-offset", year_offset, "N", "-1 where years are named for the calendar year they begin in");
  line.option("--long-quarter", long_quarter, "N", "the quarter that takes a 53rd week (default 4)");
  line.option("--ticker", ticker, "TICKER", "where it is listed");
  line.option("--cik", cik, "NUMBER", "the SEC's number");
  line.option("--lei", lei, "LEI", "ISO 17442");
  line.option("--member", members, "COMPANY", "makes it a group with this member; can be repeated");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  if (!members.empty()) kind = "group";
  std::vector<TidyRow> rows(1);
  rows[0].set("company", company);
  // A company that is there keeps its name.
  const bool is_there = open_store(line, Access::read_write).snapshot().find_company(company).has_value();
  rows[0].set("name", name.value_or(is_there ? "" : company));
  rows[0].set("kind", kind);
  rows[0].set("country", country);
  rows[0].set("reporting_currency", currency);
  rows[0].set("fiscal_year_end", year_end);
  rows[0].set("fiscal_year_offset", year_offset);
  rows[0].set("long_quarter", long_quarter);
  rows[0].set("ticker", ticker);
  rows[0].set("cik", cik);
  rows[0].set("lei", lei);
  rows[0].set("aliases", joined(aliases, "|"));
  for (const std::string& member : members) {
    TidyRow& row = rows.emplace_back();
    row.set("group", company);
    row.set("company", member);
  }
  return add_rows(line, rows, dry_run);
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

}  // namespace capex::core::tool
